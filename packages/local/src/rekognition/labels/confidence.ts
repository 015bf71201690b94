/** Scores and the confidences they stand for; straight lines between them. */
const points = [
  [0, 0],
  [0.3, 55],
  [0.5, 80],
  [0.85, 99],
  [1, 100],
] as const;

/**
 * The confidence in percent of a raw score (0–1). The detector's true findings score 0.3–0.85, Rekognition's answers
 * start at 55 and call what is plain to see 99: 0.3, from where findings are more often right than wrong, becomes
 * Rekognition's default minimum of 55; 0.5, above which few are wrong, 80; 0.85, the best that is seen, 99. It grows
 * with the score, so no two findings change places.
 */
export function toConfidence(score: number): number {
  const next = points.findIndex(([at]) => at >= score);
  const [highScore, high] = points[Math.max(1, next < 0 ? points.length - 1 : next)] ?? points[4];
  const [lowScore, low] = points[Math.max(0, next < 0 ? points.length - 2 : next - 1)] ?? points[3];
  const confidence = low + ((score - lowScore) / (highScore - lowScore)) * (high - low);
  return Math.min(100, Math.max(0, confidence));
}
