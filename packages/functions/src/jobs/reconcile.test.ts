import { listStored, type StoredImage } from "@image-content-search/core/catalog";
import { beforeEach, expect, test, vi } from "vitest";
import { listPage } from "../lib/bucket.ts";

vi.mock("../lib/open-catalog.ts", () => ({ openCatalog: vi.fn() }));
vi.mock("../lib/bucket.ts", () => ({ listPage: vi.fn() }));
vi.mock("@image-content-search/core/catalog", async (original) => ({
  ...(await original<typeof import("@image-content-search/core/catalog")>()),
  listStored: vi.fn(),
}));
const { handler } = await import("./reconcile.ts");

const ownerId = "0190a5a0-0000-7000-8000-000000000001";
const idOf = (n: number) => `0190a5a0-0000-7000-8000-${String(n).padStart(12, "0")}`;
const long = new Date(0);

/** The bucket holds the objects, in pages of so many. */
function bucketHolds(objects: { key: string; modifiedAt: Date }[], pageSize = 1_000) {
  vi.mocked(listPage).mockImplementation(async (prefix, after = "") => {
    const rest = objects.filter(({ key }) => key.startsWith(prefix) && key > after);
    return { objects: rest.slice(0, pageSize), more: rest.length > pageSize };
  });
}

/** The catalog holds images of these numbers, in order of their ids. */
function catalogHolds(numbers: number[], change: Partial<StoredImage> = {}) {
  const images = numbers.map((n) => {
    return { ownerId, imageId: idOf(n), uploaded: true, prepared: true, analyzed: true, ...change };
  });
  vi.mocked(listStored).mockImplementation(async (_, after, upTo) =>
    images.filter(({ imageId }) => imageId > after.imageId && (!upTo || imageId <= upTo.imageId)),
  );
}

const renditions = (n: number, modifiedAt = long) =>
  ["preview", "thumbnail"].map((name) => ({ key: `media/${ownerId}/${idOf(n)}/v2/${name}.jpg`, modifiedAt }));

async function reconcile() {
  const [objects, images]: string[][] = [[], []];
  for (let after: string | null | undefined; after !== null; ) {
    const page = await handler({ prefix: "media/", ...(after !== undefined && { after }) });
    objects?.push(...page.orphanObjects);
    images?.push(...page.orphanImages);
    after = page.next;
  }
  return { objects, images };
}

beforeEach(() => vi.clearAllMocks());

test.each([3, 4, 5, 6, 100])("finds the same orphans by pages of %d objects", async (pageSize) => {
  bucketHolds([...renditions(1), ...renditions(2), ...renditions(4), ...renditions(5)], pageSize);
  catalogHolds([1, 3, 4, 6]);

  expect(await reconcile()).toEqual({
    objects: [...renditions(2), ...renditions(5)].map(({ key }) => key),
    images: [`${ownerId}/${idOf(3)}`, `${ownerId}/${idOf(6)}`],
  });
});

test("expects no renditions of what is not prepared, and lets young objects be", async () => {
  bucketHolds(renditions(1, new Date(Date.now() - 59 * 60_000)));
  catalogHolds([2], { prepared: false });

  expect(await reconcile()).toEqual({ objects: [], images: [] });
});

test("takes an object whose key is none of ours for an orphan", async () => {
  bucketHolds([{ key: "media/strange.txt", modifiedAt: long }]);
  catalogHolds([]);

  expect((await reconcile()).objects).toEqual(["media/strange.txt"]);
});
