import type { Value } from "./ast.ts";
import { fold, foldLetters } from "./fold.ts";

/** A wildcard of a file name: any run of characters, or any one. */
export type Wildcard = "*" | "?";

/** A piece of a file name as it is compared: folded literal text, or a wildcard. */
export type FilenamePart = { literal: string } | { wildcard: Wildcard };

/**
 * A value of `filename:` as it is compared. Quoted it is one literal; folding never makes a wildcard of a
 * literal sign such as a full-width asterisk.
 */
export function filenameParts({ text, quoted }: Pick<Value, "text" | "quoted">): FilenamePart[] {
  if (quoted) return [{ literal: fold(text) }];
  const pieces = [...text.matchAll(/\*+|\?|(?:\\.|[^*?\\])+/gsu)].map(([piece]) => piece);
  return pieces
    .map((piece, index): FilenamePart => {
      if (piece.startsWith("*")) return { wildcard: "*" };
      if (piece === "?") return { wildcard: "?" };
      const folded = foldLetters(piece.replace(/\\(.)/gsu, "$1")).replace(/\s+/g, " ");
      const literal = index === 0 ? folded.trimStart() : folded;
      return { literal: index === pieces.length - 1 ? literal.trimEnd() : literal };
    })
    .filter((part) => !("literal" in part) || part.literal !== "");
}
