import { type RawBuilder, sql } from "kysely";
import { json } from "../catalog/sql.ts";
import type { ImageStatus } from "../catalog/status.ts";
import type { Rendition } from "../events/index.ts";
import type { Evidence } from "./settle.ts";

/** One image of a result. */
export interface FoundImage {
  imageId: string;
  filename: string;
  byteSize: number;
  width: number;
  height: number;
  uploadedAt: Date;
  takenAt: Date | null;
  sortAt: Date;
  status: ImageStatus;
  thumbnail: Rendition;
  thumbhash: string;
  /** The strongest labels, at most 20, by confidence (0–100). */
  labels: { name: string; confidence: number }[];
  matches: TermMatch[];
}

/** What a positive term of the query met in an image; the label is the strongest that it met. */
export interface TermMatch {
  term: string;
  tier: "label" | "text" | "filename";
  label?: string;
  confidence?: number;
}

/** An image as {@link itemColumns} reads it. */
export interface ItemRow extends Omit<FoundImage, "matches"> {
  /** Labels that a term of the query may have met, the strongest first: the term of the label, its name. */
  met: { term: string; name: string; confidence: number }[] | null;
  words: string[] | null;
}

/** A page holds 200 images and an answer of the Data API 1 MiB. */
const labelsPerItem = 20;
const metPerItem = 40;

/** The columns of an {@link ItemRow}, from a row of `image`. */
export function itemColumns(evidence: readonly Evidence[]): RawBuilder<unknown> {
  const labels = [...new Set(evidence.flatMap((part) => [...part.labels]))];
  const words = [...new Set(evidence.flatMap((part) => [...part.words]))];
  return sql`image_id as "imageId", filename, byte_size as "byteSize", width, height,
    uploaded_at as "uploadedAt", taken_at as "takenAt", image.sort_at as "sortAt", status, thumbnail, thumbhash,
    (select coalesce(jsonb_agg(jsonb_build_object('name', name, 'confidence', confidence)), '[]') from (
      select name, confidence from image_label join label using (label_key)
      where image_label.image_key = image.image_key and shown
      order by confidence desc, name limit ${labelsPerItem}) strongest) as labels,
    ${labels.length === 0 ? sql`null::jsonb` : metLabels(labels)} as met,
    ${words.length === 0 ? sql`null::jsonb` : metWords(words)} as words`;
}

function metLabels(labels: readonly string[]): RawBuilder<unknown> {
  return sql`(select jsonb_agg(jsonb_build_object('term', term, 'name', name, 'confidence', confidence)) from (
    select term, name, max(confidence) as confidence
    from image_label join label using (label_key) join label_term using (label_key)
    where image_label.image_key = image.image_key and shown and kind in ('name', 'ancestor')
      and term in (select * from jsonb_array_elements_text(${json(labels)}))
    group by term, name order by max(confidence) desc, name limit ${metPerItem}) met)`;
}

function metWords(words: readonly string[]): RawBuilder<unknown> {
  return sql`(select jsonb_agg(word) from image_word where image_word.image_key = image.image_key
    and word in (select * from jsonb_array_elements_text(${json(words)})))`;
}

/** An image with why it was found; a term that it does not answer, as one of an OR may, is left out. */
export function toItem({ met, words, ...row }: ItemRow, evidence: readonly Evidence[]): FoundImage {
  const matches = evidence.flatMap(({ term, labels, words: wanted, named }): TermMatch[] => {
    const label = met?.find((candidate) => labels.has(candidate.term));
    if (label) return [{ term, tier: "label", label: label.name, confidence: label.confidence }];
    if (words?.some((word) => wanted.has(word))) return [{ term, tier: "text" }];
    return named ? [{ term, tier: "filename" }] : [];
  });
  return { ...row, matches };
}
