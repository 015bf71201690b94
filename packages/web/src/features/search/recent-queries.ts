const most = 8;

/** What a person searched for in this browser, the latest first. */
export function recentQueries(userId: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(userId)) ?? "[]");
    return Array.isArray(kept) ? kept.filter((q) => typeof q === "string") : [];
  } catch {
    return [];
  }
}

/** Puts a query before all others; the oldest beyond eight are forgotten. */
export function rememberQuery(userId: string, q: string): void {
  if (q === "") return;
  keep(userId, [q, ...recentQueries(userId).filter((other) => other !== q)]);
}

/** Takes a query out of those that are remembered. */
export function forgetQuery(userId: string, q: string): void {
  keep(
    userId,
    recentQueries(userId).filter((other) => other !== q),
  );
}

function keep(userId: string, queries: readonly string[]): void {
  localStorage.setItem(keyOf(userId), JSON.stringify(queries.slice(0, most)));
}

function keyOf(userId: string): string {
  return `recent-queries:${userId}`;
}
