import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { CommandError } from "./errors.ts";
import { printable } from "./format.ts";

/** What the command line asks for. Paths are absolute. */
export interface ImportOptions {
  paths: string[];
  siteUrl: string;
  email: string | undefined;
  concurrency: number;
  journal: string | undefined;
  dryRun: boolean;
  again: boolean;
  wait: boolean;
  json: boolean;
  quiet: boolean;
}

/** The page that `--help` shows. */
export const usage = `npm run import -- [options] FOLDER|FILE …

Puts the pictures below folders into a library. Run it again after an interruption, or
when there are new pictures: what is done is not sent, read or asked for again.

  --api-url URL      the site: a stage's SiteUrl, or http://localhost:3000 (the default)
  --email ADDRESS    whose library; without it the demo user of a laptop. The password is
                     asked for, or taken from the environment variable IMPORT_PASSWORD

  --dry-run          say what would be sent, and send nothing
  --wait             wait until all is indexed, and tell what could not be
  --again            look again at files that an earlier run has done
  --concurrency N    files at a time, 1 to 32 (4)
  --journal FILE     where to keep what is done, in place of a file for this site and
                     account below $XDG_STATE_HOME or ~/.local/state
  --json             end with a JSON object on one line, in place of the summary
  --quiet            no progress
  --help             this page

Pictures are known by their content, not by their names. Hidden files, folders such as
@eaDir, and anything reached a second time by a symbolic link are left out.

Ctrl-C ends after the files in transfer, twice at once. Exit code: 0 all is well,
1 something was not imported, 2 the command cannot run as given, 130 interrupted.
`;

const mostAtOnce = 32;

/** Reads the arguments; undefined when help is asked for. @throws CommandError */
export function readOptions(args: readonly string[], folder: string): ImportOptions | undefined {
  const { values, positionals } = parse(args);
  if (values.help) return undefined;
  if (positionals.length === 0) throw new CommandError(`Name a folder to import. ${seeHelp}`);
  return {
    paths: positionals.map((path) => existing(resolve(folder, path))),
    siteUrl: siteUrl("--api-url", values["api-url"]),
    email: values.email,
    concurrency: countOf("--concurrency", values.concurrency),
    journal: values.journal === undefined ? undefined : resolve(folder, values.journal),
    dryRun: values["dry-run"],
    again: values.again,
    wait: values.wait,
    json: values.json,
    quiet: values.quiet,
  };
}

const seeHelp = "See npm run import -- --help";

function parse(args: readonly string[]) {
  const flag = { type: "boolean", default: false } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        "api-url": { type: "string", default: "http://localhost:3000" },
        email: { type: "string" },
        concurrency: { type: "string", default: "4" },
        journal: { type: "string" },
        "dry-run": flag,
        again: flag,
        wait: flag,
        json: flag,
        quiet: flag,
        help: flag,
      },
    });
  } catch (error) {
    const [sentence] = (error instanceof Error ? error.message : String(error)).split(/\.\s/);
    throw new CommandError(`${sentence?.replace(/\.$/, "")}. ${seeHelp}`);
  }
}

function existing(path: string): string {
  if (existsSync(path)) return path;
  throw new CommandError(`There is no folder or file ${printable(path)}.`);
}

/**
 * The site's address, as an option names it, without what people copy with it: a slash at the end, or the API's path.
 * @throws CommandError
 */
export function siteUrl(option: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== "http:" && url?.protocol !== "https:") {
    throw new CommandError(`${option} has to be an address such as https://example.org, not ${text}.`);
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, "").replace(/\/api$/, "");
}

function countOf(name: string, text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= 1 && count <= mostAtOnce) return count;
  throw new CommandError(`${name} has to be a number from 1 to ${mostAtOnce}, not ${text}.`);
}
