import type { ImageDetail } from "@image-content-search/core/contract";
import { Link } from "wouter";
import { textHref } from "../../lib/addresses.ts";
import { formatConfidence } from "../../lib/format.ts";
import { texts } from "../../messages/index.ts";
import { PanelPart } from "./panel-part.tsx";

/** The colours that fill most of the picture. */
export function Colours({ colors }: NonNullable<ImageDetail["properties"]>) {
  return (
    <PanelPart title={texts().viewer.colours}>
      <ul className="found-colours">
        {colors.map(({ name, hex, percent }) => (
          <li key={`${name} ${hex}`} title={`${hex} · ${Math.round(percent)}%`}>
            <span className="found-colour" style={{ background: hex }} />
            {name}
          </li>
        ))}
      </ul>
    </PanelPart>
  );
}

/** What can be read on the picture; following a line searches for its words. */
export function TextFound({ lines }: { lines: ImageDetail["text"] }) {
  return (
    <PanelPart title={texts().viewer.text} label={texts().viewer.textLabel}>
      <ul className="text-lines">
        {lines.map(({ text, box }) => (
          <li key={`${text} ${box.top} ${box.left}`}>
            <Link href={textHref(text)} title={texts().viewer.searchWords}>
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </PanelPart>
  );
}

/** What not everybody wants to see. */
export function Sensitive({ moderation }: { moderation: ImageDetail["moderation"] }) {
  return (
    <PanelPart title={texts().viewer.sensitive}>
      <ul className="text-lines">
        {moderation.map(({ name, confidence, parent }) => (
          <li key={name}>
            {parent === null || parent === "" ? name : `${parent}: ${name}`}{" "}
            <span className="label-count">{formatConfidence(confidence)}</span>
          </li>
        ))}
      </ul>
    </PanelPart>
  );
}
