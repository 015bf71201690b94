import { parseArgs } from "node:util";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { CommandError } from "./errors.ts";

/** Where an operator's functions are: a deployed stage, or the laptop's system. */
interface Place {
  client: LambdaClient;
  nameOf(operation: string): string;
}

const localUrl = "http://localhost:3000";

/** Calls an operator's functions, of the stage that the arguments name or else of the laptop. */
export class Operator {
  readonly #place: Place;

  private constructor(place: Place) {
    this.#place = place;
  }

  /** Reads `--stage NAME` or `--url URL` of a laptop's system. @throws CommandError */
  static async open(args: readonly string[]): Promise<Operator> {
    const { stage, url } = readArguments(args);
    if (stage === undefined) return new Operator(await openLocal(url ?? localUrl));
    // Region and credentials are those of the AWS command line.
    return new Operator({
      client: new LambdaClient(),
      nameOf: (operation) => `${stage}-image-content-search-${operation}`,
    });
  }

  /** @throws CommandError when it cannot be called, or fails */
  async call<Answer>(operation: string, request: object): Promise<Answer> {
    const command = new InvokeCommand({
      FunctionName: this.#place.nameOf(operation),
      Payload: JSON.stringify(request),
    });
    const { FunctionError, Payload } = await this.#place.client.send(command).catch((cause: unknown) => {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new CommandError(`${operation} could not be called: ${reason}`, { cause });
    });
    const answer = JSON.parse(Buffer.from(Payload ?? "null").toString());
    if (FunctionError) throw new CommandError(`${operation} failed: ${answer?.errorMessage}`);
    return answer;
  }
}

function readArguments(args: readonly string[]) {
  try {
    const options = { stage: { type: "string" }, url: { type: "string" } } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError(`${message}. There are --stage NAME, and --url URL for the laptop's system.`, {
      cause,
    });
  }
}

async function openLocal(url: string): Promise<Place> {
  const answer = await fetch(`${url}/_local/info`).catch((cause: unknown) => {
    throw new CommandError(
      `Nothing answers at ${url}. Is it running? A deployed stage is named by --stage.`,
      { cause },
    );
  });
  const info = await answer.json().catch(() => undefined);
  if (!info?.awsEndpoint)
    throw new CommandError(`${url} is no laptop's system. A deployed stage is named by --stage.`);
  const { awsEndpoint: endpoint, region, credentials } = info;
  return { client: new LambdaClient({ endpoint, region, credentials }), nameOf: (operation) => operation };
}
