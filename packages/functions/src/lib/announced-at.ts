/**
 * When an image was announced, ms since 1970: its id is a UUIDv7, which begins with that
 * (https://www.rfc-editor.org/rfc/rfc9562#name-uuid-version-7). Undefined for an id of another version.
 */
export function announcedAt(imageId: string): number | undefined {
  const digits = imageId.replaceAll("-", "");
  return digits[12] === "7" ? Number.parseInt(digits.slice(0, 12), 16) : undefined;
}
