import { queryLimits, type TokenKind, tokenize } from "@image-content-search/core/query";

/** A piece of a query's text as it is coloured. */
export interface QueryPiece {
  kind: TokenKind;
  text: string;
  start: number;
  /** Whether it is what is wrong. */
  faulty: boolean;
}

/** The whole text in pieces; what is wrong reaches from its position to the end of its token. */
export function piecesOf(text: string, faultAt?: number): QueryPiece[] {
  const pieces = tokensOf(text).flatMap(({ kind, start, end }) => {
    const faulty = faultAt !== undefined && start <= faultAt && faultAt < end;
    if (!faulty) return [{ kind, text: text.slice(start, end), start, faulty }];
    return [
      { kind, text: text.slice(start, faultAt), start, faulty: false },
      { kind, text: text.slice(faultAt, end), start: faultAt, faulty },
    ];
  });
  if (faultAt === undefined || faultAt < text.length) return pieces;
  return [...pieces, { kind: "problem", text: "\u00a0", start: text.length, faulty: true }];
}

/** A text that is far too long is not worth its colours. */
function tokensOf(text: string) {
  if (text.length > queryLimits.maxLength) return [{ kind: "word", start: 0, end: text.length } as const];
  return tokenize(text);
}
