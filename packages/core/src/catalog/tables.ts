import type { ColumnType, Generated, GeneratedAlways } from "kysely";
import type { Detector, Exif, Failure, Rendition } from "../events/index.ts";
import type { Preferences } from "./preferences.ts";
import type { ImageStatus } from "./status.ts";

/** A moment: read as a Date, written as UTC ISO 8601 with an explicit cast. */
type Instant = ColumnType<Date, string, string>;
type NullableInstant = ColumnType<Date | null, string | null, string | null>;

/** Whose libraries there are, each with what counts towards its quota. */
export interface OwnerTable {
  owner_key: GeneratedAlways<number>;
  owner_id: string;
  image_count: Generated<number>;
  byte_count: Generated<number>;
  preferences: Partial<Preferences>;
  /** The UTC day that `analysis_count` counts. */
  analysis_day: string | null;
  analysis_count: Generated<number>;
  /** When the account was deleted; what it held is going, and nothing new comes. */
  deleted_at: NullableInstant;
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
  /** Minutes east of UTC where and when the picture was taken. */
  taken_at_offset: number | null;
  /** 64 bits as text of 0 and 1. */
  perceptual_hash: string | null;
  description: string | null;
  description_folded: string | null;
  /** Whether the moderation found something that not everybody wants to see. */
  moderated: Generated<boolean>;
  /** The attempt that this analysis began with: what its detectors answered since then need not be asked again. */
  analyze_since: Generated<number>;
  sort_at: GeneratedAlways<Date>;
}

/** The last attempt in which each detector answered. */
export interface ImageAnalysisTable {
  image_key: number;
  detector: Detector;
  attempt: number;
  model: string;
  analyzed_at: Instant;
  /** What it found, but for labels and words. */
  found: unknown;
}

/** History: when each stage of each attempt began and ended, and how. */
export interface ImageStageTable {
  image_key: number;
  attempt: number;
  stage: Failure["stage"];
  started_at: NullableInstant;
  ended_at: NullableInstant;
  failure: Failure | null;
}

/** Words seen in an image, folded. */
export interface ImageWordTable {
  image_key: number;
  word: string;
  confidence: number;
}

/** The vocabulary of all owners, and the labels that an owner made up. */
export interface LabelTable {
  label_key: GeneratedAlways<number>;
  /** Whose own label it is; null for everybody's. */
  owner_key: number | null;
  name: string;
  parents: string[];
  aliases: string[];
  categories: string[];
}

/** Every folded word that a label answers to, with what makes it one. */
export interface LabelTermTable {
  term: string;
  label_key: number;
  kind: "name" | "alias" | "ancestor" | "category";
}

/** What is in an image: one row a label that was detected, added or removed. */
export interface ImageLabelTable {
  image_key: number;
  label_key: number;
  /** The detector's, 0–100; 100 for one that it did not find. */
  confidence: number;
  /** Boxes of the single objects as `instances.ts` writes them; null when the label has none. */
  instances: number[][] | null;
  detected: Generated<boolean>;
  /** By the owner; outlives every analysis, like `removed`. */
  added: Generated<boolean>;
  removed: Generated<boolean>;
  /** Whether the image counts as having the label. */
  shown: GeneratedAlways<boolean>;
}

/** One action on many images, worked off step by step in order of their keys. */
export interface JobTable {
  job_id: string;
  owner_key: number;
  action: string;
  label: string | null;
  selection: unknown;
  total: number;
  /** The newest image when the job was made: later ones are no part of it. */
  last_key: number;
  /** The image up to which it is worked off. */
  place: Generated<number>;
  done: Generated<number>;
  skipped: Generated<number>;
  created_at: Instant;
  ended_at: NullableInstant;
  failure: unknown;
}

/** Images whose rows are gone and whose objects are going. */
export interface PurgeTable {
  image_id: string;
  owner_id: string;
  purged_at: Generated<Date>;
  /** When their objects were deleted for the first time. */
  swept_at: Date | null;
}

/** Queries that owners keep under a name. */
export interface SavedSearchTable {
  saved_search_id: string;
  owner_key: number;
  name: string;
  /** What is unique for an owner. */
  name_folded: string;
  q: string;
  /** The text of the query's meaning. */
  canonical: string;
  saved_at: Instant;
}

/** The catalog's schema. */
export interface Catalog {
  owner: OwnerTable;
  image: ImageTable;
  image_analysis: ImageAnalysisTable;
  image_stage: ImageStageTable;
  image_word: ImageWordTable;
  job: JobTable;
  label: LabelTable;
  label_term: LabelTermTable;
  image_label: ImageLabelTable;
  purge: PurgeTable;
  saved_search: SavedSearchTable;
}
