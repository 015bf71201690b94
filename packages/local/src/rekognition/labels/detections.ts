import { type Box, overlap } from "../boxes.ts";

/** What was found once: a class of the detector's, its raw score (0–1) and where. */
export interface Detection {
  classId: number;
  score: number;
  box: Box;
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
