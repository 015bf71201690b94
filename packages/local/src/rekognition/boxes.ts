/** A box as ratios of the upright picture: 0–1 from its left and top. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Intersection over union of two boxes, 0–1. */
export function overlap(a: Box, b: Box): number {
  const common = commonArea(a, b);
  const union = area(a) + area(b) - common;
  return union > 0 ? common / union : 0;
}

/** Whether two boxes share more than half of the smaller one. */
export function coincide(a: Box, b: Box): boolean {
  return commonArea(a, b) > Math.min(area(a), area(b)) / 2;
}

/** A box as Rekognition writes it. */
export function toBoundingBox({ left: Left, top: Top, width: Width, height: Height }: Box) {
  return { Left, Top, Width, Height };
}

function area({ width, height }: Box): number {
  return width * height;
}

function commonArea(a: Box, b: Box): number {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return Math.max(0, width) * Math.max(0, height);
}
