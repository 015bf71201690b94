/** Space between pictures and height of rows for a grid this wide, in CSS pixels. */
export function gridMetrics(width: number): { gap: number; targetHeight: number } {
  if (width < 560) return { gap: 3, targetHeight: 132 };
  if (width < 1100) return { gap: 6, targetHeight: 190 };
  return { gap: 8, targetHeight: width < 1700 ? 220 : 250 };
}
