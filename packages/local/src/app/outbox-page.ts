import type { Mail } from "../cognito/outbox.ts";

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (character) => escapes[character] ?? "");

/** The mails that would have been sent, newest first, as a page that renews itself. */
export function outboxPage(mails: readonly Mail[]): string {
  const rows = mails.map(
    ({
      to,
      subject,
      code,
      at,
    }) => `<li><time>${new Date(at).toISOString().replace("T", " ").slice(0, 19)}</time>
      <strong>${escapeHtml(code)}</strong><span>${escapeHtml(subject)}</span><small>to ${escapeHtml(to)}</small></li>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="3">
<meta name="viewport" content="width=device-width"><title>Outbox</title><style>
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{max-width:40rem;margin:3rem auto;padding:0 1rem}
ul{list-style:none;padding:0}li{display:grid;grid-template-columns:auto 1fr;gap:0 1rem;padding:1rem 0;border-top:1px solid #8884}
strong{font:600 1.5rem ui-monospace,monospace;letter-spacing:.1em;grid-row:span 3}time,small{opacity:.65;font-size:.85rem}li>*{grid-column:2}strong{grid-column:1!important}</style>
<h1>Outbox</h1><p>Codes that would be e-mailed, newest first.</p><ul>${rows.join("") || "<li><span>Nothing yet.</span></li>"}</ul></html>`;
}
