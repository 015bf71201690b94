import type { ImageDetail } from "@image-content-search/core/contract";
import { useRef } from "react";
import { Link } from "wouter";
import { Icon } from "../../components/icon.tsx";
import { formatConfidence } from "../../lib/format.ts";
import { labelColour } from "../../lib/label-colour.ts";
import { surestFirst } from "./boxes.ts";

type Label = ImageDetail["labels"][number];

interface LabelListProps {
  labels: readonly Label[];
  pointed: string | undefined;
  onPoint: (name: string | undefined) => void;
  searchHrefOf: (label: string) => string;
  onRemove: (label: Label) => void;
}

/** What the image shows, surest first; following a label searches for it. */
export function LabelList({ labels, pointed, onPoint, searchHrefOf, onRemove }: LabelListProps) {
  const list = useRef<HTMLUListElement>(null);
  const remove = (label: Label, index: number) => {
    onPoint(undefined);
    onRemove(label);
    requestAnimationFrame(() => focusNear(list.current, index));
  };
  return (
    <ul className="labels" aria-label="Labels" ref={list}>
      {surestFirst(labels).map((label, index) => (
        <li
          key={label.name}
          className="label-item"
          data-pointed={pointed === label.name}
          onPointerEnter={() => onPoint(label.name)}
          onPointerLeave={() => onPoint(undefined)}
        >
          <LabelLink label={label} href={searchHrefOf(label.name)} onPoint={onPoint} />
          <button
            type="button"
            className="label-remove"
            aria-label={`Remove ${label.name}`}
            title="Remove"
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
  href: string;
  onPoint: (name: string | undefined) => void;
}

function LabelLink({ label, href, onPoint }: LabelLinkProps) {
  const { name, confidence, instances, parents, correction } = label;
  return (
    <Link
      href={href}
      className="label"
      data-label={name}
      title={parents.length > 0 ? `${name}, a kind of ${parents.join(", ")}` : undefined}
      style={{ "--label": labelColour(name), "--share": `${confidence}%` }}
      onFocus={() => onPoint(name)}
      onBlur={() => onPoint(undefined)}
    >
      <span className="label-dot" data-boxed={instances.length > 0} />
      <span className="label-name">{name}</span>
      {instances.length > 1 && <span className="label-count">× {instances.length}</span>}
      {correction === "added" ? (
        <span className="label-added">added by you</span>
      ) : (
        <>
          <span className="label-bar" aria-hidden="true" />
          <span className="label-confidence">{formatConfidence(confidence)}</span>
        </>
      )}
    </Link>
  );
}
