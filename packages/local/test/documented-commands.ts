import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const root = join(import.meta.dirname, "../../..");

/** A command as a document's shell would run it: its words, and the document it is in. */
export interface DocumentedCommand {
  words: string[];
  document: string;
}

/** Every command in the README and in docs: of fenced blocks without a language, and in the text. */
export function documentedCommands(): DocumentedCommand[] {
  const manuals = readdirSync(join(root, "docs")).filter((name) => name.endsWith(".md"));
  const documents = ["README.md", ...manuals.map((name) => `docs/${name}`)];
  const commands = documents.flatMap((document) => {
    const text = readFileSync(join(root, document), "utf8");
    return [...blocks(text), ...inText(text)]
      .flatMap((script) => runNothing(script, document))
      .map((words) => ({ words, document }));
  });
  const byText = new Map(commands.map((command) => [command.words.join(" "), command]));
  return [...byText.values()];
}

function blocks(text: string): string[] {
  return [...text.matchAll(/^```(\w*)\n(.*?)^```$/gms)].flatMap(([, language, script = ""]) =>
    language === "" ? [script] : [],
  );
}

/** Code in the text that begins as a command; with an ellipsis it is only a part of one. */
function inText(text: string): string[] {
  return [...text.matchAll(/`((?:aws|npm|npx)\s[^`…]+)`/g)].map(([, code = ""]) => code.replace(/\s+/g, " "));
}

/** What documents may run: npm, npx and aws, what every machine has, and `jq`. */
const programs = ["aws", "date", "git", "jq", "npm", "npx", "sleep"];

/** Notes a program with its words instead of running it; what is asked for its output gets a time. */
const notePrograms = programs.map(
  (name) => `${name}() { printf '%s\\0' "$(($# + 1))" ${name} "$@" >&3; echo 1700000000; }`,
);

/** What bash would run of a script. @throws Error when that is no script, or runs a program that is not listed */
function runNothing(script: string, document: string): string[][] {
  const { status, stderr, output } = spawnSync(
    "/bin/bash",
    ["--norc", "-eu", "-c", [...notePrograms, script].join("\n")],
    { env: { PATH: "/nowhere" }, stdio: ["ignore", "ignore", "pipe", "pipe"], encoding: "utf8" },
  );
  // Within a pipe a program that there is not does not end the script.
  if (status !== 0 || stderr.includes("command not found"))
    throw new Error(`${document} has commands that are not tried: ${script}\n${stderr}`);
  return toCommands((output[3] ?? "").split("\0").slice(0, -1));
}

/** Takes apart what was noted: before the words of each command stands how many they are. */
function toCommands(noted: readonly string[]): string[][] {
  if (noted.length === 0) return [];
  const end = 1 + Number(noted[0]);
  return [noted.slice(1, end), ...toCommands(noted.slice(end))];
}
