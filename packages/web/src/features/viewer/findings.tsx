import type { ImageDetail } from "@image-content-search/core/contract";
import { Link } from "wouter";
import { textHref } from "../../lib/addresses.ts";
import { formatConfidence } from "../../lib/format.ts";
import { texts } from "../../messages/index.ts";

/** The colours that fill most of the picture. */
export function Colours({ colors }: NonNullable<ImageDetail["properties"]>) {
  return (
    <section aria-label={texts().viewer.colours}>
      <h2>{texts().viewer.colours}</h2>
      <ul className="found-colours">
        {colors.map(({ name, hex, percent }) => (
          <li key={`${name} ${hex}`} title={`${hex} · ${Math.round(percent)}%`}>
            <span className="found-colour" style={{ background: hex }} />
            {name}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What can be read on the picture; following a line searches for its words. */
export function TextFound({ lines }: { lines: ImageDetail["text"] }) {
  return (
    <section aria-label={texts().viewer.textLabel}>
      <h2>{texts().viewer.text}</h2>
      <ul className="text-lines">
        {lines.map(({ text, box }) => (
          <li key={`${text} ${box.top} ${box.left}`}>
            <Link href={textHref(text)} title={texts().viewer.searchWords}>
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What not everybody wants to see. */
export function Sensitive({ moderation }: { moderation: ImageDetail["moderation"] }) {
  return (
    <section aria-label={texts().viewer.sensitive}>
      <h2>{texts().viewer.sensitive}</h2>
      <ul className="text-lines">
        {moderation.map(({ name, confidence, parent }) => (
          <li key={name}>
            {parent === null || parent === "" ? name : `${parent}: ${name}`}{" "}
            <span className="label-count">{formatConfidence(confidence)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
