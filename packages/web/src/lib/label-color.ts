/** The hue (0–359) of a label: the same for the same name everywhere and always. */
export function labelHue(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index++) {
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  }
  hash ^= hash >>> 15;
  return (hash >>> 0) % 360;
}

/** A CSS colour that reads well over photographs and on the dark stage. */
export function labelColor(name: string): string {
  return `oklch(0.8 0.15 ${labelHue(name)})`;
}
