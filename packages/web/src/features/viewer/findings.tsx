import type { ImageDetail } from "@image-content-search/core/contract";
import { Link } from "wouter";
import { textHref } from "../../lib/addresses.ts";
import { formatConfidence } from "../../lib/format.ts";
import { texts } from "../../messages/index.ts";
import { PanelPart } from "./panel-part.tsx";

/** The colours that fill most of the picture. */
export function ColorsFound({ colors }: NonNullable<ImageDetail["properties"]>) {
  return (
    <PanelPart title={texts().viewer.colors}>
      <ul className="found-colors">
        {colors.map(({ name, hex, percent }) => (
          <li key={`${name} ${hex}`} title={`${hex} · ${Math.round(percent)}%`}>
            <span className="found-color" style={{ background: hex }} />
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
export function ModerationFound({ moderation }: { moderation: ImageDetail["moderation"] }) {
  return (
    <PanelPart title={texts().viewer.moderation}>
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
