/** Edges; the top left corner of what they are measured in is 0, 0. */
export interface Rectangle {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Area that two rectangles share by area that they cover, 0–1. */
export function overlap(one: Rectangle, other: Rectangle): number {
  const area = ({ left, top, right, bottom }: Rectangle) =>
    Math.max(0, right - left) * Math.max(0, bottom - top);
  const shared = area({
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  });
  return shared / (area(one) + area(other) - shared);
}
