import { sql } from "kysely";
import type { Database } from "../../src/catalog/index.ts";
import type { Exif } from "../../src/events/index.ts";

/** A library as arrays: read from the rows of images and what belongs to them, never from postings. */
export interface PlainLibrary {
  showModerated: boolean;
  /** In the order in which they came. */
  images: PlainImage[];
  /** Everybody's labels, with what else they are called. */
  vocabulary: { name: string; aliases: string[] }[];
}

export interface PlainImage {
  imageId: string;
  filename: string;
  contentType: string;
  width: number;
  height: number;
  uploadedAt: Date;
  takenAt: Date | null;
  trashed: boolean;
  moderated: boolean;
  status: string;
  /** Whether it has renditions: without them it is in no result. */
  prepared: boolean;
  exif: Exif | null;
  description: string | null;
  labels: PlainLabel[];
  words: string[];
  colors: { name: string; percent: number }[];
}

export interface PlainLabel {
  name: string;
  parents: string[];
  categories: string[];
  confidence: number;
  /** How many boxes. */
  objects: number;
  shown: boolean;
  corrected: boolean;
}

/** Reads a library; one that was never written to is empty. */
export async function readLibrary(db: Database, ownerId: string): Promise<PlainLibrary> {
  const owner = sql`(select owner_key from owner where owner_id = cast(${ownerId} as uuid))`;
  const { rows: images } = await sql<PlainImage>`
    select image_id as "imageId", filename, content_type as "contentType", width, height,
      uploaded_at as "uploadedAt", taken_at as "takenAt", trashed_at is not null as trashed, moderated, status,
      prepared_attempt > 0 as prepared, exif, description,
      (select coalesce(jsonb_agg(jsonb_build_object('name', name, 'parents', parents, 'categories', categories,
          'confidence', confidence, 'objects', coalesce(array_length(instances, 1), 0),
          'shown', (detected or added) and not removed, 'corrected', added or removed)), '[]')
        from image_label join label using (label_key) where image_label.image_key = image.image_key) as labels,
      (select coalesce(jsonb_agg(word), '[]') from image_word where image_word.image_key = image.image_key) as words,
      coalesce((select found -> 'colors' from image_analysis
        where image_analysis.image_key = image.image_key and detector = 'properties'), '[]') as colors
    from image where owner_key = ${owner} order by image_key
  `.execute(db);
  const { rows: vocabulary } = await sql<{ name: string; aliases: string[] }>`
    select name, aliases from label where owner_key is null
  `.execute(db);
  const { rows } = await sql<{ showModerated: boolean }>`
    select coalesce(preferences ->> 'showModerated', '') = 'true' as "showModerated"
    from owner where owner_key = ${owner}
  `.execute(db);
  return { images, vocabulary, showModerated: rows[0]?.showModerated ?? false };
}
