import { isAbsolute, join } from "node:path";
import { type Detector, detectors } from "@image-content-search/core/events";

/** How the laptop's system is started. */
export interface Options {
  port: number;
  awsPort: number;
  host: string;
  dataFolder: string;
  databaseUrl: string | undefined;
  /** Those that are switched on; undefined for all. */
  detectors: readonly Detector[] | undefined;
  reset: boolean;
  /** Answer "yes" to the question that `reset` asks. */
  yes: boolean;
  /** Rebuild functions on save. */
  watch: boolean;
}

/** Something that the person who starts the system must mend; its message is all they need to see. */
export class StartError extends Error {
  override name = "StartError";
}

const flags = ["--reset", "--yes", "--watch"];

/** Reads environment variables and arguments. @throws StartError for what makes no sense */
export function readOptions(
  environment: NodeJS.ProcessEnv,
  args: readonly string[],
  workingFolder: string,
): Options {
  const unknown = args.find((argument) => !flags.includes(argument));
  if (unknown) throw new StartError(`"${unknown}" is not an option. There are: ${flags.join(", ")}.`);
  const dataDir = environment.DATA_DIR || ".local";
  const databaseUrl = environment.DATABASE_URL || undefined;
  if (databaseUrl && !(/^postgres(ql)?:\/\//.test(databaseUrl) && URL.canParse(databaseUrl))) {
    throw new StartError("DATABASE_URL must be a URL that begins with postgres:// or postgresql://.");
  }
  return {
    port: readPort(environment, "PORT", 3000),
    awsPort: readPort(environment, "AWS_PORT", 4566),
    host: environment.HOST || "127.0.0.1",
    dataFolder: isAbsolute(dataDir) ? dataDir : join(workingFolder, dataDir),
    databaseUrl,
    detectors: environment.DETECTORS ? readDetectors(environment.DETECTORS) : undefined,
    reset: args.includes("--reset"),
    yes: args.includes("--yes"),
    watch: args.includes("--watch"),
  };
}

function readDetectors(text: string): Detector[] {
  const names = text.split(",").map((name) => name.trim());
  const chosen = detectors.filter((detector) => names.includes(detector));
  if (chosen.length !== names.length || !names.includes("labels")) {
    throw new StartError(
      `DETECTORS must name labels, and some of ${detectors.join(", ")}, by commas; it is "${text}".`,
    );
  }
  return chosen;
}

function readPort(environment: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const text = environment[name];
  if (!text) return fallback;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new StartError(`${name} must be a port number from 1 to 65535; it is "${text}".`);
  }
  return port;
}
