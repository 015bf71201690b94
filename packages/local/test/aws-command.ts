import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import type { LocalInfo } from "../src/app/local-pages.ts";

/** The system's own before what the PATH has first, which may be another program of that name. */
const folders = ["/usr/bin", ...(process.env.PATH ?? "").split(delimiter)];

/** Where the standard aws command is; undefined where it is not installed. */
export const aws = folders.map((folder) => join(folder, "aws")).find(existsSync);

/** What makes titles say why tests of the command are skipped. */
export const awsTitle = `the standard aws command${aws ? "" : " (not installed)"}`;

/** Runs the command as it is, with the laptop's key; answers what it prints. @throws when it fails, with its words */
export async function runAws(words: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<string> {
  const env = {
    PATH: process.env.PATH,
    AWS_ACCESS_KEY_ID: "local",
    AWS_SECRET_ACCESS_KEY: "local",
    AWS_DEFAULT_REGION: "us-east-1",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_PAGER: "",
    ...environment,
  };
  const { stdout } = await promisify(execFile)(aws ?? "aws", [...words], { env });
  return stdout;
}

/** The words that send a command to a laptop's services instead of to AWS. */
export function atLaptop({ awsEndpoint, region }: LocalInfo): string[] {
  return ["--endpoint-url", awsEndpoint, "--region", region];
}
