import { expect, test } from "vitest";
import { SiteError } from "./errors.ts";
import { backoffMs, persistently } from "./retry.ts";

const busy = (retryAfterMs = 0) =>
  new SiteError("busy", { status: 503, code: "internal", passing: true, retryAfterMs });

/** Work that fails with these errors, one a try, and then answers. */
function failing(...errors: Error[]) {
  const waits: number[] = [];
  let tries = 0;
  const work = async () => {
    tries++;
    const error = errors.shift();
    if (error) throw error;
    return "done";
  };
  const wait = async (milliseconds: number) => void waits.push(milliseconds);
  return { work, options: { tries: 4, wait, random: () => 1 }, waits, tries: () => tries };
}

test("waits twice as long after each try, up to 30 s, with half of it left to chance", () => {
  const waits = (random: number) => [1, 2, 3, 4, 7, 20].map((tried) => backoffMs(tried, 0, () => random));

  expect(waits(1)).toEqual([500, 1000, 2000, 4000, 30_000, 30_000]);
  expect(waits(0)).toEqual([250, 500, 1000, 2000, 15_000, 15_000]);
});

test("never comes before the server asks it to", () => {
  expect(backoffMs(1, 5000, () => 1)).toBe(5000);
  expect(backoffMs(6, 5000, () => 1)).toBe(16_000);
});

test("tries again what may pass, and answers what came in the end", async () => {
  const { work, options, waits } = failing(busy(), busy(5000));

  expect(await persistently(work, options)).toBe("done");
  expect(waits).toEqual([500, 5000]);
});

test("gives up after so many tries, with the last reason", async () => {
  const { work, options, tries } = failing(busy(), busy(), busy(), busy(), busy());

  await expect(persistently(work, options)).rejects.toThrow("busy");
  expect(tries()).toBe(4);
});

test("tries nothing twice that will not pass", async () => {
  const refusal = new SiteError("no", { status: 400, code: "invalid-request", passing: false });
  for (const error of [refusal, new Error("EIO")]) {
    const { work, options, tries } = failing(error);

    await expect(persistently(work, options)).rejects.toBe(error);
    expect(tries()).toBe(1);
  }
});

test("ends at once when there is no time left to wait", async () => {
  const { work, options, tries } = failing(busy());
  const wait = () => Promise.reject(new Error("aborted"));

  await expect(persistently(work, { ...options, wait })).rejects.toThrow("busy");
  expect(tries()).toBe(1);
});
