import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newFolder } from "../../test/aws.ts";
import { aws, runAws } from "../../test/aws-command.ts";
import { newPhotos } from "./photos.testing.ts";

test.skipIf(!aws)(
  "the aws command copies small and large files there and back, lists and removes them",
  async () => {
    const { aws: server, events } = await newPhotos();
    const s3 = (...words: string[]) => runAws(["--endpoint-url", server.endpoint, "s3", ...words]);
    const folder = newFolder();
    const contents = { small: randomBytes(1000), large: randomBytes(17 * 1024 * 1024) };

    for (const [name, content] of Object.entries(contents)) {
      await writeFile(join(folder, name), content);
      await s3("cp", join(folder, name), `s3://photos/originals/${name}`);
      await s3("cp", `s3://photos/originals/${name}`, join(folder, "back"));

      expect(
        (await readFile(join(folder, "back"))).equals(content),
        `${name} comes back as it was sent`,
      ).toBe(true);
    }
    const listed = await s3("ls", "s3://photos/originals/");
    await s3("rm", "--recursive", "s3://photos/originals");

    expect(listed).toMatch(/ 17825792 large\n.* 1000 small\n/);
    expect(await s3("ls", "s3://photos/")).toBe("");
    expect(events.map(({ Records }) => Records[0].eventName)).toEqual([
      "ObjectCreated:Put",
      "ObjectCreated:CompleteMultipartUpload",
    ]);
  },
  120_000,
);
