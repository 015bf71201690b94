interface GridMetrics {
  /** Space between pictures, height that rows are near, space for the names of days; CSS pixels. */
  gap: number;
  targetHeight: number;
  headingHeight: number;
}

/** Measures of a grid this wide. */
export function gridMetrics(width: number): GridMetrics {
  if (width < 560) return { gap: 3, targetHeight: 132, headingHeight: 34 };
  if (width < 1100) return { gap: 6, targetHeight: 190, headingHeight: 38 };
  return { gap: 8, targetHeight: width < 1700 ? 220 : 250, headingHeight: 40 };
}
