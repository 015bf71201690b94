/** A box as ratios of the upright picture: 0–1 from its left and top. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** What was found once: a class of the detector's, its raw score (0–1) and where. */
export interface Detection {
  classId: number;
  score: number;
  box: Box;
}

/** Intersection over union of two boxes, 0–1. */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  const common = Math.max(0, width) * Math.max(0, height);
  const union = a.width * a.height + b.width * b.height - common;
  return union > 0 ? common / union : 0;
}

/**
 * Non-maximum suppression within each class: of boxes that overlap by more than `limit` the best stays.
 * Best first; ties keep their order.
 */
export function suppress(detections: readonly Detection[], limit = 0.5): Detection[] {
  const kept: Detection[] = [];
  for (const detection of [...detections].sort((a, b) => b.score - a.score)) {
    const again = kept.some(
      ({ classId, box }) => classId === detection.classId && overlap(box, detection.box) > limit,
    );
    if (!again) kept.push(detection);
  }
  return kept;
}
