import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

/** The system's own before what the PATH has first, which may be another program of that name. */
const folders = ["/usr/bin", ...(process.env.PATH ?? "").split(delimiter)];

/** Where the standard aws command is; undefined where it is not installed. Debian's 2.9 speaks SQS's query protocol. */
export const awsCommand = folders.map((folder) => join(folder, "aws")).find(existsSync);

/** Runs it unchanged against an endpoint, with a developer's key unless the secret is another; answers what it prints. */
export async function runAws(
  { endpoint, secret = "test" }: { endpoint: string; secret?: string },
  ...words: string[]
): Promise<string> {
  const env = {
    PATH: process.env.PATH,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: secret,
    AWS_DEFAULT_REGION: "us-east-1",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_PAGER: "",
  };
  const options = ["--endpoint-url", endpoint, "--output", "json", ...words];
  return (await promisify(execFile)(awsCommand ?? "aws", options, { env })).stdout;
}
