import type { ImageDetail } from "@image-content-search/core/contract";
import { useRef } from "react";
import { Link } from "wouter";
import { Icon } from "../../components/icon.tsx";
import { labelHref, libraryHref } from "../../lib/addresses.ts";
import { formatConfidence } from "../../lib/format.ts";
import { labelColour } from "../../lib/label-colour.ts";
import { termText } from "../../lib/term-text.ts";
import { texts } from "../../messages/index.ts";
import { surestFirst } from "./boxes.ts";

type Label = ImageDetail["labels"][number];

interface LabelListProps {
  labels: readonly Label[];
  pointed: string | undefined;
  onPoint: (name: string | undefined) => void;
  /** The query that the image was found by. */
  q: string;
  onRemove: (label: Label) => void;
}

/** What the image shows, surest first; following a label searches for it. */
export function LabelList({ labels, pointed, onPoint, q, onRemove }: LabelListProps) {
  const words = texts().viewer;
  const list = useRef<HTMLUListElement>(null);
  const remove = (label: Label, index: number) => {
    onPoint(undefined);
    onRemove(label);
    requestAnimationFrame(() => focusNear(list.current, index));
  };
  return (
    <ul className="labels" aria-label={words.labels} ref={list}>
      {surestFirst(labels).map((label, index) => (
        <li
          key={label.name}
          className="label-item"
          data-pointed={pointed === label.name}
          onPointerEnter={() => onPoint(label.name)}
          onPointerLeave={() => onPoint(undefined)}
        >
          <LabelLink label={label} onPoint={onPoint} />
          {q !== "" && (
            <Link
              href={libraryHref(`${q} ${termText(label.name.toLowerCase())}`)}
              className="label-narrow"
              aria-label={words.narrow(label.name)}
              title={words.narrow(label.name)}
            >
              <Icon name="plus" size={14} />
            </Link>
          )}
          <button
            type="button"
            className="label-remove"
            aria-label={words.removeLabel(label.name)}
            title={words.remove}
            onClick={() => remove(label, index)}
          >
            <Icon name="close" size={14} />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Keeps the keyboard in the list when a label leaves it. */
function focusNear(list: HTMLUListElement | null, index: number): void {
  const buttons = list?.querySelectorAll<HTMLElement>(".label-remove") ?? [];
  buttons[Math.min(index, buttons.length - 1)]?.focus({ preventScroll: true });
}

interface LabelLinkProps {
  label: Label;
  onPoint: (name: string | undefined) => void;
}

function LabelLink({ label, onPoint }: LabelLinkProps) {
  const { name, confidence, instances, parents, correction } = label;
  return (
    <Link
      href={labelHref(name)}
      className="label"
      title={parents.length > 0 ? texts().viewer.kindOf(name, parents.join(", ")) : undefined}
      style={{ "--label": labelColour(name), "--share": `${confidence}%` }}
      onFocus={() => onPoint(name)}
      onBlur={() => onPoint(undefined)}
    >
      <span className="label-dot" data-boxed={instances.length > 0} />
      <span className="label-name">{name}</span>
      {instances.length > 1 && <span className="label-count">× {instances.length}</span>}
      {correction === "added" ? (
        <span className="label-added">{texts().viewer.addedByYou}</span>
      ) : (
        <>
          <span className="label-bar" aria-hidden="true" />
          <span className="label-confidence">{formatConfidence(confidence)}</span>
        </>
      )}
    </Link>
  );
}
