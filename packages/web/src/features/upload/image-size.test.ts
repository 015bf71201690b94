import { describe, expect, test } from "vitest";
import { readImageSize } from "./image-size.ts";

/** The first bytes of pictures of 321 × 123 pixels as libvips writes them. */
const headers = {
  "a JPEG with EXIF":
    "/9j/4QDIRXhpZgAASUkqAAgAAAAHAA8BAgACAAAAQwAAABIBAwABAAAAAQAAABoBBQABAAAAYgAAABsBBQABAAAAagAAACgBAwAB" +
    "AAAAAgAAABMCAwABAAAAAQAAAGmHBAABAAAAcgAAAAAAAAA4YwAA6AMAADhjAADoAwAABgAAkAcABAAAADAyMTABkQcABAAAAAEC" +
    "AwAAoAcABAAAADAxMDABoAMAAQAAAP//AAACoAQAAQAAAEEBAAADoAQAAQAAAHsAAAAAAAAA/9sAQwAGBAUGBQQGBgUGBwcGCAoQ" +
    "CgoJCQoUDg8MEBcUGBgXFBYWGh0lHxobIxwWFiAsICMmJykqKRkfLTAtKDAlKCko/9sAQwEHBwcKCAoTCgoTKBoWGigoKCgoKCgo" +
    "KCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgo/8AAEQgAewFB",
  "a progressive JPEG":
    "/9j/2wBDAAYEBQYFBAYGBQYHBwYIChAKCgkJChQODwwQFxQYGBcUFhYaHSUfGhsjHBYWICwgIyYnKSopGR8tMC0oMCUoKSj/2wBD" +
    "AQcHBwoIChMKChMoGhYaKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCj/wgARCAB7AUE=",
  "a PNG": "iVBORw0KGgoAAAANSUhEUgAAAUEAAAB7CAIAAABl+qU=",
  "a GIF": "R0lGODlhQQF7AIAAAExpcXeImSH5BAUAAAAALAAAAAA=",
  "a WebP": "UklGRo4AAABXRUJQVlA4IIIAAAAwDACdASpBAXsAPm0=",
  "a lossless WebP": "UklGRigAAABXRUJQVlA4TBsAAAAvQIEeAAdQxN41s/8=",
  "a WebP with metadata": "UklGRm4BAABXRUJQVlA4WAoAAAAIAAAAQAEAegAAVlA=",
};

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

describe("readImageSize", () => {
  test.each(Object.entries(headers))("reads the header of %s", (_format, header) => {
    expect(readImageSize(bytesOf(header))).toEqual({ width: 321, height: 123 });
  });

  test("looks no further than the bytes it is given", () => {
    const bytes = bytesOf(headers["a JPEG with EXIF"]);

    expect(readImageSize(bytes.slice(0, -3))).toBeUndefined();
    expect(readImageSize(new Uint8Array(bytes.buffer, 0, 100))).toBeUndefined();
  });

  test.each([
    ["nothing", []],
    ["text", [...new TextEncoder().encode("This is no picture at all, only text.")]],
    ["a PNG that is cut off", [0x89, 0x50, 0x4e, 0x47, 0x0d]],
  ])("does not know the size of %s", (_what, bytes) => {
    expect(readImageSize(new Uint8Array(bytes))).toBeUndefined();
  });
});
