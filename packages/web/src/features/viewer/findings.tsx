import type { ImageDetail } from "@image-content-search/core/contract";
import { Link } from "wouter";
import { formatConfidence } from "../../lib/format.ts";

/** The colours that fill most of the picture. */
export function Colours({ colors }: NonNullable<ImageDetail["properties"]>) {
  return (
    <section aria-label="Colours">
      <h2>Colours</h2>
      <ul className="swatches">
        {colors.map(({ name, hex, percent }) => (
          <li key={`${name} ${hex}`} title={`${hex} · ${Math.round(percent)}%`}>
            <span className="swatch" style={{ background: hex }} />
            {name}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface TextFoundProps {
  lines: ImageDetail["text"];
  hrefOf: (line: string) => string;
}

/** What can be read on the picture; following a line searches for its words. */
export function TextFound({ lines, hrefOf }: TextFoundProps) {
  return (
    <section aria-label="Text in this photo">
      <h2>Text</h2>
      <ul className="text-lines">
        {lines.map(({ text, box }) => (
          <li key={`${text} ${box.top} ${box.left}`}>
            <Link href={hrefOf(text)} title="Search for these words">
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
    <section aria-label="Sensitive content">
      <h2>Sensitive content</h2>
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
