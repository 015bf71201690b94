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

/** A label of an image: its key, name and confidence. */
type LabelRow = [number, string, number];

/** An image as {@link itemColumns} reads it. */
export interface ItemRow extends Omit<FoundImage, "matches" | "labels"> {
  /** The strongest first. */
  labels: LabelRow[];
  words: string[] | null;
}

/** Which terms of a query a label answers to, by its key. */
export type MeantLabels = ReadonlyMap<number, readonly string[]>;

/** A page holds 200 images and an answer of the Data API 1 MiB. */
const labelsPerItem = 20;

/**
 * The tables that {@link itemColumns} and {@link meantLabels} read, for the images of a query of `image_key`s: all
 * of a page at once, which takes a quarter of the time of one by one.
 */
export function itemTables(keys: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`tagged as materialized (
      select image_key, label_key, name, confidence
      from (${keys}) page join image_label using (image_key) join label using (label_key) where shown
    ),
    labelled as (
      select image_key, json_agg(json_build_array(label_key, name, confidence) order by confidence desc, name) as labels
      from tagged group by 1
    )`;
}

/** The columns of an {@link ItemRow}, from a row of `image` joined with `labelled`. */
export function itemColumns(evidence: readonly Evidence[]): RawBuilder<unknown> {
  const words = [...new Set(evidence.flatMap((part) => [...part.words]))];
  return sql`image_id as "imageId", filename, byte_size as "byteSize", width, height,
    uploaded_at as "uploadedAt", taken_at as "takenAt", image.sort_at as "sortAt", status, thumbnail, thumbhash,
    coalesce(labelled.labels, '[]') as labels, ${words.length === 0 ? sql`null::json` : seenWords(words)} as words`;
}

function seenWords(words: readonly string[]): RawBuilder<unknown> {
  return sql`(select json_agg(word) from image_word where image_word.image_key = image.image_key
    and word in (select * from jsonb_array_elements_text(${json(words)})))`;
}

/** One value, `[[label key, term], …]`: what of the query's terms the labels of `tagged` answer to. */
export function meantLabels(evidence: readonly Evidence[]): RawBuilder<unknown> {
  const labels = [...new Set(evidence.flatMap((part) => [...part.labels]))];
  return sql`(select json_agg(json_build_array(label_key, term)) from label_term
    where kind in ('name', 'ancestor') and label_key in (select label_key from tagged)
      and term in (select * from jsonb_array_elements_text(${json(labels)})))`;
}

/** What {@link meantLabels} read, by label. */
export function toMeantLabels(pairs: readonly [number, string][]): MeantLabels {
  const meant = new Map<number, string[]>();
  for (const [key, term] of pairs) meant.set(key, [...(meant.get(key) ?? []), term]);
  return meant;
}

/** An image with why it was found; a term that it does not answer, as one of an OR may, is left out. */
export function toItem(
  { words, labels, ...row }: ItemRow,
  evidence: readonly Evidence[] = [],
  meant: MeantLabels = new Map(),
): FoundImage {
  const matches = evidence.flatMap(({ term, labels: names, words: wanted, named }): TermMatch[] => {
    const [, label, confidence] =
      labels.find(([key]) => meant.get(key)?.some((name) => names.has(name))) ?? [];
    if (label !== undefined && confidence !== undefined) return [{ term, tier: "label", label, confidence }];
    if (words?.some((word) => wanted.has(word))) return [{ term, tier: "text" }];
    return named ? [{ term, tier: "filename" }] : [];
  });
  const strongest = labels.slice(0, labelsPerItem).map(([, name, confidence]) => ({ name, confidence }));
  return { ...row, labels: strongest, matches };
}
