import type { ColumnType, Generated, GeneratedAlways } from "kysely";
import type { Exif, Failure, Rendition } from "../events/index.ts";
import type { ImageStatus } from "./status.ts";

/** A moment: read as a Date, written as UTC ISO 8601 with an explicit cast. */
type Instant = ColumnType<Date, string, string>;
type NullableInstant = ColumnType<Date | null, string | null, string | null>;

export interface OwnerTable {
  owner_key: GeneratedAlways<number>;
  owner_id: string;
  image_count: Generated<number>;
  byte_count: Generated<number>;
}

/** One picture; `docs/architecture.md` says who writes which column. */
export interface ImageTable {
  image_key: GeneratedAlways<number>;
  owner_key: number;
  image_id: string;
  filename: string;
  filename_folded: string;
  content_type: string;
  byte_size: number;
  sha256: Buffer;
  uploaded_at: Instant;
  trashed_at: NullableInstant;
  status: ImageStatus;
  status_at: Instant;
  attempt: Generated<number>;
  failure: Failure | null;
  /** Attempt whose renditions are stored; 0 while there are none. */
  prepared_attempt: Generated<number>;
  width: number | null;
  height: number | null;
  taken_at: NullableInstant;
  exif: Exif | null;
  thumbnail: Rendition | null;
  preview: Rendition | null;
  thumbhash: string | null;
  /** Attempt whose labels are stored; 0 while there are none. */
  analyzed_attempt: Generated<number>;
  model: string | null;
  raw_key: string | null;
  sort_at: GeneratedAlways<Date>;
}

/** The vocabulary of all owners. */
export interface LabelTable {
  label_key: GeneratedAlways<number>;
  name: string;
  parents: string[];
  aliases: string[];
  categories: string[];
}

export interface LabelTermTable {
  term: string;
  label_key: number;
  kind: "name" | "alias" | "ancestor" | "category";
}

/** What was detected: one row an image and label. Confidence 0–100. */
export interface ImageLabelTable {
  image_key: number;
  label_key: number;
  owner_key: number;
  confidence: number;
  /** Boxes of the single objects; null when the label has none. */
  instances: unknown[] | null;
}

/** The catalog's schema. */
export interface Catalog {
  owner: OwnerTable;
  image: ImageTable;
  label: LabelTable;
  label_term: LabelTermTable;
  image_label: ImageLabelTable;
}
