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
export interface ItemRow extends Omit<FoundImage, "matches" | "labels"> {
  /** Name and confidence. */
  labels: [string, number][];
  /** Labels that a term of the query may have met, the strongest first: the term of the label, its name and confidence. */
  met: [string, string, number][] | null;
  words: string[] | null;
}

/** A page holds 200 images and an answer of the Data API 1 MiB. */
const labelsPerItem = 20;
const metPerItem = 40;

/** The table `meant (label_key, term)` that {@link itemColumns} reads: labels that a term of the query names. */
export function meantLabels(evidence: readonly Evidence[]): RawBuilder<unknown> {
  const labels = [...new Set(evidence.flatMap((part) => [...part.labels]))];
  return sql`meant as materialized (
    select distinct label_key, term from jsonb_array_elements_text(${json(labels)}) wanted
      join label_term on term = wanted and kind in ('name', 'ancestor'))`;
}

/** The columns of an {@link ItemRow}, from a row of `image`. */
export function itemColumns(evidence: readonly Evidence[]): RawBuilder<unknown> {
  const words = [...new Set(evidence.flatMap((part) => [...part.words]))];
  return sql`image_id as "imageId", filename, byte_size as "byteSize", width, height,
    uploaded_at as "uploadedAt", taken_at as "takenAt", image.sort_at as "sortAt", status, thumbnail, thumbhash,
    (select coalesce(json_agg(json_build_array(name, confidence)), '[]') from (
      select name, confidence from image_label join label using (label_key)
      where image_label.image_key = image.image_key and shown
      order by confidence desc, name limit ${labelsPerItem}) strongest) as labels,
    (select json_agg(json_build_array(term, name, confidence)) from (
      select term, name, confidence from image_label join meant using (label_key) join label using (label_key)
      where image_label.image_key = image.image_key and shown
      order by confidence desc, name, term limit ${metPerItem}) met) as met,
    ${words.length === 0 ? sql`null::json` : metWords(words)} as words`;
}

function metWords(words: readonly string[]): RawBuilder<unknown> {
  return sql`(select json_agg(word) from image_word where image_word.image_key = image.image_key
    and word in (select * from jsonb_array_elements_text(${json(words)})))`;
}

/** An image with why it was found; a term that it does not answer, as one of an OR may, is left out. */
export function toItem({ met, words, labels, ...row }: ItemRow, evidence: readonly Evidence[]): FoundImage {
  const matches = evidence.flatMap(({ term, labels: names, words: wanted, named }): TermMatch[] => {
    const [, label, confidence] = met?.find(([candidate]) => names.has(candidate)) ?? [];
    if (label !== undefined && confidence !== undefined) return [{ term, tier: "label", label, confidence }];
    if (words?.some((word) => wanted.has(word))) return [{ term, tier: "text" }];
    return named ? [{ term, tier: "filename" }] : [];
  });
  return { ...row, labels: labels.map(([name, confidence]) => ({ name, confidence })), matches };
}
