import { drawScene } from "@image-content-search/drawings";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type ApiUser, newSystem, signUp } from "./system.ts";

const deadline = { timeout: 10_000 };
let written = "";
let user: ApiUser;

beforeAll(async () => {
  vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    written += String(chunk);
    return true;
  });
  const info = await newSystem();
  user = await signUp(info, "log@example.com");
});

afterAll(() => {
  vi.restoreAllMocks();
});

/** What the functions have logged about an image, in order; without times and durations. */
function linesAbout(imageId: string): string[] {
  const lines = written.split("\n").filter((line) => line.includes(`imageId="${imageId}"`));
  return lines.map((line) => line.replace(/^.*? lambda +/, "").replace(/ (?:ms|cpuMs|byteSize)=[\d.]+/g, ""));
}

test("names a picture in every line from its announcement until it is found", async () => {
  const imageId = await user.upload(await drawScene([], { width: 800, height: 600 }), "empty.jpg");
  await user.untilEnded(imageId);
  const id = `imageId="${imageId}"`;

  const lines = await vi.waitFor(() => {
    const all = linesAbout(imageId).filter((line) => !/event="image.(uploaded|prepared)"/.test(line));
    expect(all).toHaveLength(4);
    return all;
  }, deadline);
  expect(lines.sort()).toEqual([
    `analyze: A picture is analyzed. ${id} stage="analyze" detectors="labels,properties"`,
    `createUpload: An upload is announced. ${id}`,
    `index: The catalog knows. ${id} stage="index" event="image.analyzed"`,
    `prepare: Renditions are made. ${id} stage="prepare"`,
  ]);
});

test("says where and why a picture failed", async () => {
  const imageId = await user.upload(Buffer.from("not a picture"), "words.jpg");
  await user.untilEnded(imageId);

  const line =
    `index: The catalog knows. imageId="${imageId}" stage="index" event="image.failed" ` +
    'failedStage="prepare" code="not-an-image"';
  await vi.waitFor(() => expect(linesAbout(imageId)).toContain(line), deadline);
});
