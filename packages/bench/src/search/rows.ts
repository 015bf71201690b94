import { packInstances } from "@image-content-search/core/catalog";
import { fold } from "@image-content-search/core/query";
import { renditionKey } from "@image-content-search/core/upload";
import type { Picture } from "./picture.ts";
import type { Vocabulary, VocabularyLabel } from "./vocabulary.ts";

/** A table's rows, each by the names of its columns; all have the same. */
export type Rows = Record<string, unknown>[];

/** Whose library it is. */
export interface Owner {
  key: number;
  id: string;
  /** The key of its first image. */
  firstImage: number;
}

const labelsModel = "detect-labels-3.0";

/** Keys of labels: their places in the vocabulary, from 1. */
export function labelKeys({ labels }: Vocabulary): Map<VocabularyLabel, number> {
  return new Map(labels.map((label, place) => [label, place + 1]));
}

/** The vocabulary as indexing leaves it. */
export function vocabularyRows({ labels }: Vocabulary): Record<"label" | "label_term", Rows> {
  const term = (label_key: number, kind: string) => (text: string) => ({ term: fold(text), label_key, kind });
  return {
    label: labels.map(({ name, parents, aliases, category }, place) => {
      return { label_key: place + 1, name, parents, aliases, categories: [category] };
    }),
    label_term: labels.flatMap(({ name, parents, aliases, category }, place) => [
      term(place + 1, "name")(name),
      ...aliases.map(term(place + 1, "alias")),
      ...parents.map(term(place + 1, "ancestor")),
      term(place + 1, "category")(category),
    ]),
  };
}

/** What stands in the catalog for pictures that have gone the whole way. */
export function pictureRows(
  pictures: readonly Picture[],
  owner: Owner,
  keys: ReadonlyMap<VocabularyLabel, number>,
): Record<string, Rows> {
  const of = <Row>(rowsOf: (picture: Picture, imageKey: number) => Row[]) =>
    pictures.flatMap((picture) => rowsOf(picture, owner.firstImage + picture.ordinal));
  return {
    image: of((picture, key) => [imageRow(picture, owner, key)]),
    image_label: of(({ labels }, image_key) =>
      labels.map(({ label, confidence, instances }) => ({
        image_key,
        label_key: keys.get(label),
        confidence,
        instances: packInstances(instances),
        detected: true,
        added: false,
        removed: false,
      })),
    ),
    image_word: of(({ words }, image_key) => words.map((word) => ({ image_key, ...word }))),
    image_stage: of(stageRows),
    image_analysis: of(analysisRows),
  };
}

function imageRow(picture: Picture, owner: Owner, image_key: number) {
  const { imageId, width, height } = picture;
  const image = { ownerId: owner.id, imageId };
  const shrunk = (name: "thumbnail" | "preview", side: number) => {
    const scale = side / Math.max(width, height);
    return {
      key: renditionKey(image, name),
      width: Math.round(width * scale),
      height: Math.round(height * scale),
    };
  };
  return {
    image_key,
    owner_key: owner.key,
    image_id: imageId,
    ordinal: picture.ordinal,
    filename: picture.filename,
    filename_folded: fold(picture.filename),
    content_type: picture.contentType,
    byte_size: picture.byteSize,
    sha256: `\\x${picture.sha256}`,
    uploaded_at: instant(picture.uploadedAt),
    trashed_at: picture.isTrashed ? instant(picture.uploadedAt + 86_400_000) : null,
    status: "indexed",
    status_at: instant(picture.uploadedAt + 5_000),
    attempt: 1,
    prepared_attempt: 1,
    analyze_since: 1,
    moderated: false,
    width,
    height,
    taken_at: picture.takenAt === null ? null : instant(picture.takenAt),
    taken_at_offset: null,
    exif: picture.exif,
    thumbnail: shrunk("thumbnail", 400),
    preview: shrunk("preview", 1600),
    thumbhash: picture.thumbhash,
    perceptual_hash: picture.perceptualHash,
  };
}

function stageRows({ uploadedAt }: Picture, image_key: number): Rows {
  const stage = (name: string, from: number, to: number) => {
    return { image_key, attempt: 1, stage: name, started_at: instant(from), ended_at: instant(to) };
  };
  return [
    stage("prepare", uploadedAt + 500, uploadedAt + 1_500),
    stage("analyze", uploadedAt + 1_800, uploadedAt + 5_000),
  ];
}

function analysisRows({ uploadedAt, colors }: Picture, image_key: number): Rows {
  const row = (detector: string, found: object | null) => ({
    image_key,
    detector,
    attempt: 1,
    model: labelsModel,
    analyzed_at: instant(uploadedAt + 5_000),
    found,
  });
  const quality = { brightness: 71.25, sharpness: 88.5, contrast: 64.75 };
  return [row("labels", null), row("properties", { colors, quality })];
}

function instant(ms: number): string {
  return new Date(ms).toISOString();
}
