import { type RawBuilder, sql } from "kysely";
import type { BusEvent, EventDetail } from "../events/index.ts";
import { applyAnalyzed } from "./apply-analyzed.ts";
import type { Database } from "./database.ts";
import { json, uuid } from "./sql.ts";
import { moveTo } from "./transition.ts";

/**
 * Writes what a stage reports into the catalog, in one statement. May come twice, late or out of order:
 * findings of an attempt are stored once it is not older than the stored ones, and the status never
 * moves backwards. Answers false when the catalog has no such image (it was deleted meanwhile).
 */
export async function applyEvent(db: Database, event: BusEvent): Promise<boolean> {
  switch (event["detail-type"]) {
    case "image.uploaded":
      return applyUploaded(db, event.detail);
    case "image.prepared":
      return applyPrepared(db, event.detail);
    case "image.analyzed":
      return applyAnalyzed(db, event.detail);
    case "image.failed":
      return applyFailed(db, event.detail);
  }
}

/** Leaves out what another event of the batch says too: that an upload arrived, where its outcome is known. */
export function withoutSuperseded(events: readonly BusEvent[]): BusEvent[] {
  const ended = new Set(
    events
      .filter((event) => event["detail-type"] !== "image.uploaded")
      .map(({ detail }) => subjectOf(detail)),
  );
  return events.filter(
    (event) => event["detail-type"] !== "image.uploaded" || !ended.has(subjectOf(event.detail)),
  );
}

function subjectOf({ imageId, attempt }: { imageId: string; attempt: number }): string {
  return `${imageId}/${attempt}`;
}

async function applyUploaded(db: Database, detail: EventDetail<"image.uploaded">): Promise<boolean> {
  return updateImage(db, detail, moveTo("preparing", detail));
}

async function applyPrepared(db: Database, detail: EventDetail<"image.prepared">): Promise<boolean> {
  const current = sql`${detail.attempt} >= image.prepared_attempt`;
  const findings: Record<string, RawBuilder<unknown>> = {
    content_type: sql`${detail.contentType}`,
    width: sql`cast(${detail.width} as integer)`,
    height: sql`cast(${detail.height} as integer)`,
    taken_at: sql`cast(${detail.takenAt} as timestamptz)`,
    exif: json(detail.exif),
    thumbnail: json(detail.thumbnail),
    preview: json(detail.preview),
    thumbhash: sql`${detail.thumbhash}`,
    prepared_attempt: sql`cast(${detail.attempt} as integer)`,
  };
  const columns = Object.entries(findings).map(
    ([column, value]) =>
      sql`${sql.ref(column)} = case when ${current} then ${value} else ${sql.ref(column)} end`,
  );
  return updateImage(db, detail, [...columns, ...moveTo("analyzing", detail)]);
}

async function applyFailed(db: Database, detail: EventDetail<"image.failed">): Promise<boolean> {
  return updateImage(db, detail, moveTo("failed", detail, sql`${json(detail.failure)}`));
}

async function updateImage(
  db: Database,
  { imageId }: { imageId: string },
  assignments: RawBuilder<unknown>[],
): Promise<boolean> {
  const result = await sql`
    update image set ${sql.join(assignments)} where image_id = ${uuid(imageId)}
  `.execute(db);
  return (result.numAffectedRows ?? 0n) > 0n;
}
