import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { drawScene } from "@image-content-search/drawings";
import type { LocalInfo } from "../src/app/local-pages.ts";
import { newFolder } from "./aws.ts";
import { type Answer, type Passing, startGate } from "./gate.ts";
import { type Launched, launch } from "./program.ts";

const program = join(import.meta.dirname, "../../cli/dist/import.program.js");

/** Starts the importer, which keeps what it has done below a state folder. */
export function launchImport(
  state: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): Launched {
  return launch(program, args, { XDG_STATE_HOME: state, ...environment });
}

/** Runs the importer to its end; answers its exit code and the JSON of the last line. */
export async function runImport(
  state: string,
  args: readonly string[],
  environment?: Record<string, string>,
) {
  const { code, output } = await launchImport(state, ["--json", "--quiet", ...args], environment).end;
  return { code, ...JSON.parse(output.trim().split("\n").at(-1) ?? "") };
}

let drawn = 0;

/** A folder of as many pictures as are asked for, no two alike in this file. */
export async function newPictures(count: number): Promise<string> {
  const folder = newFolder();
  for (let n = 0; n < count; n++) {
    const picture = await drawScene([], {
      width: 100 + (drawn % 100),
      height: 100 + Math.floor(drawn / 100),
    });
    drawn++;
    writeFileSync(join(folder, `${String(n).padStart(2, "0")}.jpg`), picture);
  }
  return folder;
}

/** A gate before a site that counts announcements, and lets `onAnnounced` meet the `n`th one (1, 2, …). */
export async function startImportGate(
  { appUrl }: LocalInfo,
  onAnnounced: (n: number, request: Passing) => Promise<Answer | undefined>,
): Promise<{ url: string; announced: () => number }> {
  let announced = 0;
  const url = await startGate(appUrl, async (request) =>
    request.method === "POST" && request.path === "/api/uploads"
      ? onAnnounced(++announced, request)
      : undefined,
  );
  return { url, announced: () => announced };
}
