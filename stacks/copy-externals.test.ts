import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readlink, rm, symlink, writeFile } from "node:fs/promises";
import { arch, platform, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { copyExternals } from "./copy-externals.ts";

const handler = "packages/functions/src/events/prepare.handler";
const architectures = ["arm64", "x64"] as const;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bundle-"));
});

afterEach(() => rm(folder, { recursive: true }));

test.each(architectures)(
  "copies sharp with what it needs on Linux %s, and no other platform's",
  async (target) => {
    await copyExternals(["sharp"], handler, folder, target);

    expect((await readdir(join(folder, "node_modules"))).sort()).toEqual([
      "@img",
      "detect-libc",
      "semver",
      "sharp",
    ]);
    expect((await readdir(join(folder, "node_modules/@img"))).sort()).toEqual([
      "colour",
      `sharp-libvips-linux-${target}`,
      `sharp-linux-${target}`,
    ]);
  },
);

const here = architectures.find((one) => platform() === "linux" && one === arch());

test.runIf(here)("makes a bundle that sharp runs in", async () => {
  await copyExternals(["sharp"], handler, folder, here ?? "x64");
  await mkdir(join(folder, "packages"));
  await writeFile(
    join(folder, "packages/bundle.mjs"),
    `import sharp from "sharp";
    const input = { create: { width: 2, height: 1, channels: 3, background: "red" } };
    const { data } = await sharp(input).png().toBuffer({ resolveWithObject: true });
    process.stdout.write(data.subarray(1, 4).toString());`,
  );

  const output = execFileSync(process.execPath, [join(folder, "packages/bundle.mjs")], { cwd: folder });

  expect(output.toString()).toBe("PNG");
});

test("copies the decoder of HEIC whole, with its licences", async () => {
  await copyExternals(["libheif-js"], handler, folder, "arm64");

  const copied = await readdir(join(folder, "node_modules/libheif-js"), { recursive: true });
  expect(copied).toEqual(
    expect.arrayContaining([
      "LICENSE",
      "libheif-wasm/LICENSE",
      "libheif-wasm/libheif.js",
      "libheif-wasm/libheif.wasm",
    ]),
  );
});

test("copies nothing over the packages of the workspace, which are linked under `sst dev`", async () => {
  const workspace = join(folder, "workspace");
  await mkdir(workspace);
  await symlink(workspace, join(folder, "node_modules"));

  await copyExternals(["sharp"], handler, folder, "arm64");

  expect(await readlink(join(folder, "node_modules"))).toBe(workspace);
  expect(await readdir(workspace)).toEqual([]);
});

test("names the package that is not installed", async () => {
  await expect(copyExternals(["not-installed"], handler, folder, "arm64")).rejects.toThrow("not-installed");
});
