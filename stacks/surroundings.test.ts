import { expect, test } from "vitest";
import { arnOf, environmentOf, join } from "./surroundings.ts";

const storage = { arns: { bucket: "arn:bucket" }, settings: { BUCKET_NAME: "bucket" } };
const auth = { arns: {}, settings: { USER_POOL_ID: "pool" } };

test("joins what several stacks made", () => {
  const made = join(storage, auth);

  expect(arnOf(made, "bucket")).toBe("arn:bucket");
  expect(environmentOf(made, ["USER_POOL_ID", "BUCKET_NAME"])).toEqual({
    USER_POOL_ID: "pool",
    BUCKET_NAME: "bucket",
  });
});

test("leaves out what has no value on AWS", () => {
  expect(environmentOf(auth, ["USER_POOL_ID", "DEMO_USER_PASSWORD"])).toEqual({ USER_POOL_ID: "pool" });
});

test("refuses a function of a stack that comes too early", () => {
  expect(() => arnOf(auth, "bucket")).toThrow("touches bucket before");
  expect(() => environmentOf(auth, ["BUCKET_NAME"])).toThrow("reads BUCKET_NAME before");
});
