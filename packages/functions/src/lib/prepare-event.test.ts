import { expect, test } from "vitest";
import { attemptsOf } from "./prepare-event.ts";

const image = {
  ownerId: "0190a5a0-0000-7000-8000-000000000001",
  imageId: "0190a5a0-0000-7000-8000-000000000002",
};

function notificationOf(...keys: string[]) {
  return { Records: keys.map((key) => ({ s3: { object: { key } } })) };
}

test("an original that arrived is the first attempt at its image, and no other object is any", () => {
  const event = notificationOf(
    `originals/${image.ownerId}/${image.imageId}`,
    "originals/my+holiday.jpg",
    `originals%2F${image.ownerId}%2F${image.imageId}`,
  );

  expect(attemptsOf(event)).toEqual([
    { ...image, attempt: 1 },
    { ...image, attempt: 1 },
  ]);
});

test("another attempt is the one that is asked for", () => {
  expect(attemptsOf({ ...image, attempt: 3 })).toEqual([{ ...image, attempt: 3 }]);
});
