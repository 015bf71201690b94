import { createHash } from "node:crypto";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import * as z from "zod/mini";
import { CommandError, causeWords } from "./errors.ts";
import type { FoundFile } from "./walk.ts";

/** What became of a file that need not be looked at again. `sent` may still be under way on the server. */
const Entry = z.object({
  path: z.string(),
  byteSize: z.number(),
  mtimeMs: z.number(),
  sha256: z.string(),
  imageId: z.string(),
  outcome: z.enum(["sent", "duplicate", "in-trash", "indexed", "not-indexed"]),
});
export type JournalEntry = z.infer<typeof Entry>;

const Header = z.object({ journal: z.literal(1), site: z.string(), account: z.string() });

/** Whose journal it is. */
export interface JournalOwner {
  site: string;
  account: string;
}

/** Where the journal of an account on a site lies: in the user's state folder, by the XDG base directories. */
export function journalFile({ site, account }: JournalOwner, env: NodeJS.ProcessEnv): string {
  const state = env.XDG_STATE_HOME || join(homedir(), ".local/state");
  const readable = `${new URL(site).host}-${account}`.replace(/[^A-Za-z0-9.-]+/g, "-");
  const distinct = createHash("sha256").update(`${site}\n${account}`).digest("hex").slice(0, 8);
  return join(state, "image-content-search", `import-${readable}-${distinct}.jsonl`);
}

/**
 * What earlier runs have done: JSON lines, of which the last one of a path counts. Each line is with the kernel before
 * the next file is begun, so that neither Ctrl-C nor `kill -9` loses any; a line that was cut off is passed over.
 */
export class Journal {
  readonly #file: string | undefined;
  readonly #owner: JournalOwner;
  readonly #entries = new Map<string, JournalEntry>();
  #hasHeader = false;
  #endsInLine = true;
  #descriptor: number | undefined;

  /** Reads what there is, and makes no file before there is something to write; without a name it never does. */
  constructor(file: string | undefined, owner: JournalOwner) {
    this.#file = file;
    this.#owner = owner;
    if (file !== undefined && existsSync(file)) this.#read(file);
  }

  /** What became of the file; undefined if that is not known, or it has changed since. */
  find({ path, byteSize, mtimeMs }: FoundFile): JournalEntry | undefined {
    const entry = this.#entries.get(path);
    return entry?.byteSize === byteSize && entry.mtimeMs === mtimeMs ? entry : undefined;
  }

  /** Makes it ready to be written to, which {@link add} does too. @throws CommandError when that cannot be */
  open(): void {
    if (this.#file !== undefined) this.#descriptor ??= this.#open(this.#file);
  }

  /** @throws CommandError when it cannot be written */
  add(entry: JournalEntry): void {
    this.open();
    const [file, descriptor] = [this.#file, this.#descriptor];
    if (file !== undefined && descriptor !== undefined) {
      this.#orExplain(file, () => writeSync(descriptor, `${JSON.stringify(entry)}\n`));
    }
    this.#entries.set(entry.path, entry);
  }

  close(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }

  #read(file: string): void {
    const content = this.#orExplain(file, () => readFileSync(file, "utf8"));
    this.#endsInLine = content === "" || content.endsWith("\n");
    for (const line of content.split("\n")) {
      const value = parseLine(line);
      const entry = Entry.safeParse(value);
      if (entry.success) this.#entries.set(entry.data.path, entry.data);
      const header = Header.safeParse(value);
      if (header.success) this.#greet(file, header.data);
    }
    if (!this.#hasHeader && content.length > 0 && this.#endsInLine) {
      throw new CommandError(`${file} is not a journal of imports. Name another one.`);
    }
  }

  #greet(file: string, { site, account }: JournalOwner): void {
    if (site !== this.#owner.site || account !== this.#owner.account) {
      throw new CommandError(`${file} is the journal of ${account} on ${site}. Name another one.`);
    }
    this.#hasHeader = true;
  }

  #open(file: string): number {
    return this.#orExplain(file, () => {
      mkdirSync(dirname(file), { recursive: true });
      const descriptor = openSync(file, "a", 0o600);
      if (!this.#endsInLine) writeSync(descriptor, "\n");
      if (!this.#hasHeader) writeSync(descriptor, `${JSON.stringify({ journal: 1, ...this.#owner })}\n`);
      return descriptor;
    });
  }

  #orExplain<Value>(file: string, work: () => Value): Value {
    try {
      return work();
    } catch (cause) {
      throw new CommandError(`The journal ${file} cannot be used (${causeWords(cause)}).`, { cause });
    }
  }
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
