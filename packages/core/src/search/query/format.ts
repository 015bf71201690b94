import type { Query, Term } from "./ast.ts";

/** The query as text that parses back to the same terms. */
export function formatQuery(query: Query): string {
  return query.terms.map(formatTerm).join(" ");
}

function formatTerm(term: Term): string {
  const text = term.quoted ? `"${term.text.replace(/["\\]/g, "\\$&")}"` : term.text;
  return term.negated ? `-${text}` : text;
}
