import { drawCorner, readCornerHeic } from "@image-content-search/drawings/corner";
import { impostors, wholeFormats } from "@image-content-search/drawings/hostile";
import sharp from "sharp";
import { expect, test } from "vitest";
import { blockOtherLoaders } from "./block-other-loaders.ts";
import { readPicture } from "./read-picture.ts";

test("libvips reads what can be uploaded and does not render SVG", async () => {
  const pictures = await Promise.all(
    wholeFormats.map((format) =>
      format === "heic" ? readCornerHeic() : drawCorner().toFormat(format).toBuffer(),
    ),
  );
  const svg = Buffer.from((await impostors["SVG with a script"]?.()) ?? "");
  expect(await sharp(svg).metadata()).toMatchObject({ format: "svg" });

  blockOtherLoaders();

  await expect(sharp(svg).metadata()).rejects.toThrow(/unsupported image format/);
  for (const picture of pictures)
    expect(await readPicture(picture)).toMatchObject({ width: 160, height: 120 });
});
