import type { ImageDetail } from "@image-content-search/core/contract";
import { exactly, type Row, told } from "../report.ts";
import type { Laptop } from "./laptop.ts";
import type { DeadLetter } from "./stores.ts";
import type { Upload } from "./uploads.ts";

/** A row of the report, and the images that break its promise. */
export interface Finding {
  row: Row;
  imageIds: readonly string[];
  notes?: readonly string[];
}

/** An image of the table, as far as the audit needs it. */
interface ImageRow {
  imageId: string;
  ownerId: string;
  status: ImageDetail["status"];
  attempt: number;
  retryable: string | null;
  code: string | null;
  visible: boolean;
  trashed: boolean;
  keys: string[];
}

const imagesStatement = `
  select image_id as "imageId", owner_id as "ownerId", status, attempt, failure ->> 'retryable' as retryable,
    failure ->> 'code' as code, trashed_at is null and thumbnail is not null as visible,
    trashed_at is not null as trashed,
    array_to_string(array[thumbnail ->> 'key', preview ->> 'key'] || array(
      select concat_ws('/', 'analysis', owner_id, image_id, model || '.json') from image_analysis
      where image_analysis.image_key = image.image_key), ' ') as keys
  from image join owner on owner.owner_key = image.owner_key`;

const miscountStatement = `
  select owner_id as "ownerId" from owner
  where not exists (select from image where image.owner_key = owner.owner_key
    having (count(*), coalesce(sum(byte_size), 0)) = (owner.image_count, owner.byte_count))`;

/** Holds what stands in the database, the bucket and the queues against what was uploaded and acknowledged. */
export async function audit(laptop: Laptop, uploads: readonly Upload[]): Promise<Finding[]> {
  const { library, stores } = laptop;
  await library.signIn();
  const rows = await stores.rows<Omit<ImageRow, "keys"> & { keys: string }>(imagesStatement);
  const images = rows.map((row): ImageRow => ({ ...row, keys: row.keys.split(" ").filter(Boolean) }));
  const { total } = await library.search("");
  const visible = images.filter((image) => image.visible).length;
  const miscounted = await stores.rows<{ ownerId: string }>(miscountStatement);
  return [
    ...judgeContents(uploads, images),
    ...judgeObjects(images, await stores.keys()),
    { row: exactly("wrong counts of an owner", "owners", miscounted.length, 0), imageIds: [] },
    { row: exactly("found by searching for all", "images", total ?? -1, visible), imageIds: [] },
    await judgeChanges(laptop, uploads),
    ...(await judgeMessages(laptop, images)),
  ];
}

function judgeContents(uploads: readonly Upload[], images: readonly ImageRow[]): Finding[] {
  const byId = new Map(images.map((image) => [image.imageId, image]));
  const several = uploads.filter(({ imageIds }) => imageIds.size > 1);
  const of = (sound: boolean) =>
    uploads.filter((upload) => upload.sound === sound).flatMap(({ imageIds }) => [...imageIds]);
  const notIndexed = of(true).filter((id) => byId.get(id)?.status !== "indexed");
  const notRefused = of(false).filter((id) => byId.get(id)?.retryable !== "false");
  const known = new Set(uploads.flatMap(({ imageIds }) => [...imageIds]));
  const strangers = images.filter(({ imageId }) => !known.has(imageId));
  const standing = images.filter(({ status }) => status !== "indexed" && status !== "failed");
  return [
    finding("sound pictures that are not indexed", "images", notIndexed),
    finding("corrupt ones without their reason", "images", notRefused),
    finding("images that stand still", "images", standing.map(idOf)),
    finding(
      "contents with several images",
      "contents",
      several.flatMap(({ imageIds }) => [...imageIds]),
    ),
    finding("rows of no upload", "rows", strangers.map(idOf)),
    { row: exactly("rows", "rows", images.length, uploads.length), imageIds: [] },
  ];
}

function judgeObjects(images: readonly ImageRow[], keys: readonly string[]): Finding[] {
  const there = new Set(keys);
  const known = new Set(images.map(({ imageId }) => imageId));
  const orphans = keys.filter((key) => !known.has(key.split("/")[2] ?? ""));
  const bare = images.filter(({ status, ownerId, imageId, keys: named }) => {
    const needed = [`originals/${ownerId}/${imageId}`, ...named];
    return status === "indexed" && (named.length < 3 || needed.some((key) => !there.has(key)));
  });
  return [
    { ...finding("objects without a row", "objects", orphans), imageIds: [], notes: orphans },
    finding("indexed rows without their objects", "images", bare.map(idOf)),
  ];
}

/** Every change that was acknowledged stands. */
async function judgeChanges({ library }: Laptop, uploads: readonly Upload[]): Promise<Finding> {
  const lost: string[] = [];
  for (const { imageIds, trashed, added } of uploads) {
    for (const imageId of imageIds) {
      const { trashedAt, labels } = await library.image(imageId);
      const names = labels.map(({ name }) => name);
      if ((trashedAt !== null) !== trashed || added.some((label) => !names.includes(label)))
        lost.push(imageId);
    }
  }
  return finding("images that lost a change", "images", lost);
}

async function judgeMessages(laptop: Laptop, images: readonly ImageRow[]): Promise<Finding[]> {
  const { queues, asyncInvocations } = await laptop.status();
  const left = Object.entries(queues).map(
    ([name, { available, inFlight, delayed }]) => available + inFlight + (name === "watchdog" ? 0 : delayed),
  );
  const letters = await laptop.stores.deadLetters(Object.keys(queues));
  const byId = new Map(images.map((image) => [image.imageId, image]));
  const describe = (letter: DeadLetter) => {
    const image = byId.get(imageOf(letter));
    return `${letter.queue}: ${letter.body.slice(0, 160)} … ${image?.status ?? "no image"}, attempt ${image?.attempt}`;
  };
  const unaccounted = letters.filter((letter) => !hasEnded(byId.get(imageOf(letter))));
  const waiting = left.reduce((sum, count) => sum + count, asyncInvocations);
  return [
    { row: exactly("messages left", "messages", waiting, 0), imageIds: [] },
    { row: told("dead letters", "messages", letters.length), imageIds: [], notes: letters.map(describe) },
    finding("dead letters of no ended image", "messages", unaccounted.map(imageOf)),
  ];
}

/** The image that a dead letter is about; "" if none. */
function imageOf({ body }: DeadLetter): string {
  return /(?:"imageId":"|originals\/[0-9a-f-]{36}\/)([0-9a-f-]{36})/.exec(body)?.[1] ?? "";
}

/** A dead letter of an image that ended is no loss: its work was done by other means, or the owner can have it tried again. */
function hasEnded(image: ImageRow | undefined): boolean {
  return image?.status === "indexed" || image?.status === "failed";
}

function finding(what: string, unit: string, imageIds: readonly string[]): Finding {
  return { row: exactly(what, unit, imageIds.length, 0), imageIds };
}

function idOf({ imageId }: ImageRow): string {
  return imageId;
}
