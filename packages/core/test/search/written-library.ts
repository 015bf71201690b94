import { sql } from "kysely";
import {
  announceUpload,
  applyEvents,
  beginRetry,
  changePreferences,
  correctImage,
  type Database,
  purgeTrash,
  restoreImage,
  trashImage,
} from "../../src/catalog/index.ts";
import { AppError } from "../../src/errors.ts";
import type { BusEvent } from "../../src/events/index.ts";
import { newAnalyzed, newAnnouncement, newFailed, newPrepared, newSubject } from "../factories.ts";
import { type Analysis, type AnyLibrary, type Change, findingsOf, type Picture } from "./any-library.ts";

const early = "2026-01-02T00:00:00.000Z";
const late = "2026-03-04T00:00:00.000Z";

interface WrittenImage {
  imageId: string;
  attempt: number;
  /** Everything that was told of it. */
  events: BusEvent[];
}

/** A library that is written as the application writes it. */
export class WrittenLibrary {
  readonly #images: WrittenImage[] = [];

  private constructor(
    private readonly db: Database,
    readonly ownerId: string,
  ) {}

  static async write(db: Database, ownerId: string, { pictures, changes, showModerated }: AnyLibrary) {
    const library = new WrittenLibrary(db, ownerId);
    await changePreferences(db, ownerId, { showModerated });
    await library.#crossChunks();
    const events: BusEvent[] = [];
    for (const picture of pictures) events.push(...(await library.#announce(picture)));
    await applyEvents(db, events);
    for (const change of changes) await library.change(change);
    return library;
  }

  async change(change: Change): Promise<void> {
    if (change.kind === "add-picture") {
      await applyEvents(this.db, await this.#announce(change.picture));
      return;
    }
    const image = this.#images[change.image % this.#images.length];
    if (!image) return;
    try {
      await this.#changeImage(image, change);
    } catch (error) {
      // What does not suit an image in its state, or one that is gone, is refused and changes nothing.
      if (!(error instanceof AppError) || !["not-found", "conflict"].includes(error.code)) throw error;
    }
  }

  async #changeImage(image: WrittenImage, change: Exclude<Change, { kind: "add-picture" }>) {
    const own = { ownerId: this.ownerId, imageId: image.imageId };
    const subject = this.#subject(image);
    switch (change.kind) {
      case "trash":
        return trashImage(this.db, own, early);
      case "restore":
        return restoreImage(this.db, own);
      case "purge":
        await trashImage(this.db, own, early);
        return purgeTrash(this.db, late, 1);
      case "fail":
        return this.#apply(image, newFailed(subject, true));
      case "retry": {
        const task = await beginRetry(this.db, own, late);
        image.attempt = task?.attempt ?? image.attempt;
        return;
      }
      case "repeat":
        return applyEvents(this.db, image.events);
      case "analyze": {
        const attempt = Math.max(1, image.attempt - (change.isLate ? 1 : 0));
        return this.#apply(image, analyzed({ ...subject, attempt }, change.analysis));
      }
      case "prepare":
        return this.#apply(image, newPrepared(subject, { takenAt: change.takenAt }));
      case "describe":
        return correctImage(this.db, own, { description: change.description });
      case "add":
      case "remove":
      case "reset":
        return correctImage(this.db, own, { [change.kind]: [change.label] });
    }
  }

  #apply(image: WrittenImage, ...events: BusEvent[]) {
    image.events.push(...events);
    return applyEvents(this.db, events);
  }

  /** Announces a picture and answers the events that bring it as far as it comes. */
  async #announce({ filename, type, uploadedAt, ...picture }: Picture): Promise<BusEvent[]> {
    const contentType = `image/${type}`;
    const { imageId } = await announceUpload(
      this.db,
      newAnnouncement({ ownerId: this.ownerId, filename, contentType, at: uploadedAt }),
    );
    const subject = this.#subject({ imageId, attempt: 1 });
    const { width, height, takenAt, exif } = picture;
    const events: Record<Picture["end"], BusEvent[]> = {
      announced: [],
      prepared: [newPrepared(subject, { contentType, width, height, takenAt, exif })],
      failed: [newFailed(subject)],
      analyzed: [analyzed(subject, picture.analysis)],
    };
    const told = [
      ...(picture.end === "announced" ? [] : events.prepared),
      ...(picture.end === "prepared" ? [] : events[picture.end]),
    ];
    this.#images.push({ imageId, attempt: 1, events: told });
    return told;
  }

  #subject({ imageId, attempt }: { imageId: string; attempt: number }) {
    return newSubject(imageId, { ownerId: this.ownerId, attempt });
  }

  /** Has the next images lie on both sides of the edge of a chunk of bits. */
  async #crossChunks(): Promise<void> {
    await sql`update owner set next_ordinal = 16380 where owner_id = cast(${this.ownerId} as uuid)`.execute(
      this.db,
    );
  }
}

function analyzed(subject: ReturnType<typeof newSubject>, analysis: Analysis): BusEvent {
  const event = newAnalyzed(subject);
  return { ...event, detail: { ...event.detail, findings: findingsOf(analysis) } };
}
