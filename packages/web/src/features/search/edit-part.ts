import type { Span } from "@image-content-search/core/query";

/** Puts the focus into the box and marks a part of the query in it; the box may still have other text. */
export function editPart(input: HTMLInputElement | null, q: string, { start, end }: Span): void {
  if (!input) return;
  const offset = Math.max(input.value.indexOf(q), 0);
  input.focus();
  input.setSelectionRange(offset + start, offset + end);
}
