/** One word or phrase of a query, with where it stands: 0-based offsets into the text, end exclusive. */
export interface Term {
  kind: "term";
  text: string;
  /** Written in quotes: a phrase, taken as it stands. */
  quoted: boolean;
  negated: boolean;
  start: number;
  end: number;
}

/** A parsed query: every term must hold; none at all is the whole library. */
export interface Query {
  terms: readonly Term[];
}
