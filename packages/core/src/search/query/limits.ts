/** The longest query in UTF-16 units, the most words and values in one, the deepest parentheses. */
export const queryLimits = { maxLength: 2_000, maxPredicates: 50, maxDepth: 20 } as const;
