import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { CommandError } from "./errors.ts";
import type { Account, Site } from "./site.ts";

/** The address of whoever is meant: the one named, else the site's demo user. @throws CommandError */
export function emailOf({ config, url }: Pick<Site, "config" | "url">, email: string | undefined): string {
  const whose = email ?? config.demoUser?.email;
  if (whose !== undefined) return whose;
  throw new CommandError(`${url} has no demo user. Say whose library it is: --email ADDRESS`);
}

/**
 * The account with its password: the demo user's is public, any other's comes from the variable named, or from a
 * person at a terminal. @throws CommandError
 */
export async function accountOf(
  { config }: Pick<Site, "config">,
  email: string,
  variable: "IMPORT_PASSWORD" | "SEED_PASSWORD",
): Promise<Account> {
  if (config.demoUser?.email === email) return config.demoUser;
  const password = process.env[variable] || (process.stdin.isTTY ? await ask(email) : "");
  if (password) return { email, password };
  throw new CommandError(`Put the password of ${email} into the environment variable ${variable}.`);
}

/** Asks without showing what is typed. */
async function ask(email: string): Promise<string> {
  process.stderr.write(`Password of ${email}: `);
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silence, terminal: true });
  terminal.on("SIGINT", () => process.exit(130));
  try {
    return await terminal.question("");
  } finally {
    terminal.close();
    process.stderr.write("\n");
  }
}
