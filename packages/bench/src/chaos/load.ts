import { setTimeout } from "node:timers/promises";
import { Chance } from "../chance.ts";
import { AnswerError, type Library } from "../library.ts";
import type { Upload } from "./uploads.ts";

/** Something that was asked for again and again and never succeeded. */
export interface GivenUp {
  what: string;
  reason: string;
}

/** How long after the load something is asked for again, in ms. */
const persistenceMs = 300_000;

/**
 * Uploads the files one after another over so many ms, as people do: some twice at once, some again later; some are
 * put into the trash, half of those taken out, and some get a label. Whatever fails is asked for again.
 */
export async function runLoad(
  library: Library,
  uploads: readonly Upload[],
  durationMs: number,
  chance: Chance,
): Promise<GivenUp[]> {
  const visitor = new Visitor(library, performance.now() + durationMs + persistenceMs);
  const gap = durationMs / uploads.length;
  const running: Promise<void>[] = [];
  for (const upload of uploads) {
    running.push(live(visitor, upload, new Chance(chance.seed())));
    await setTimeout(gap * chance.between(0.5, 1.5));
  }
  await Promise.all(running);
  return visitor.givenUp;
}

/** What somebody does with one picture. */
async function live(visitor: Visitor, upload: Upload, chance: Chance): Promise<void> {
  const think = () => setTimeout(chance.between(0, 3_000));
  const twice = chance.takes(0.1);
  await Promise.all([visitor.upload(upload), ...(twice ? [visitor.upload(upload)] : [])]);
  const [imageId] = upload.imageIds;
  if (imageId === undefined) return;
  if (chance.takes(0.2)) {
    await think();
    await visitor.addLabel(imageId, upload, `Chaos ${chance.integer(1, 9)}`);
  }
  if (chance.takes(0.2)) {
    await think();
    await visitor.trash(imageId, upload);
    await think();
    if (chance.takes(0.5)) await visitor.restore(imageId, upload);
  }
  if (chance.takes(0.15)) {
    await think();
    await visitor.upload(upload);
  }
}

/** Asks again until it is answered that it is done, and remembers what was. */
export class Visitor {
  readonly givenUp: GivenUp[] = [];
  readonly #library: Library;
  readonly #until: number;

  constructor(library: Library, until: number) {
    this.#library = library;
    this.#until = until;
  }

  async upload(upload: Upload): Promise<void> {
    const { filename, bytes, contentType } = upload;
    await this.#insist(`upload ${filename}`, async () => {
      upload.imageIds.add(await this.#library.upload(bytes, filename, contentType));
    });
  }

  async addLabel(imageId: string, upload: Upload, label: string): Promise<void> {
    await this.#insist(`label ${imageId}`, async () => {
      await this.#library.correct(imageId, { labels: { add: [label] } });
      upload.added.push(label);
    });
  }

  async trash(imageId: string, upload: Upload): Promise<void> {
    await this.#insist(`trash ${imageId}`, async () => {
      await this.#library.trash(imageId);
      upload.trashed = true;
    });
  }

  async restore(imageId: string, upload: Upload): Promise<void> {
    await this.#insist(`restore ${imageId}`, async () => {
      await this.#library.restore(imageId);
      upload.trashed = false;
    });
  }

  async #insist(what: string, act: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        return await act();
      } catch (error) {
        if (performance.now() > this.#until) {
          this.givenUp.push({ what, reason: String(error) });
          return;
        }
        if (error instanceof AnswerError && error.status === 401) await this.#signIn();
        await setTimeout(500);
      }
    }
  }

  async #signIn(): Promise<void> {
    try {
      await this.#library.signIn();
    } catch (error) {
      // The system was killed: the next call says so too, and it is asked again.
      if (error instanceof AnswerError) throw error;
    }
  }
}
