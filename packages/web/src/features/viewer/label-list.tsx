import type { ImageDetail } from "@image-content-search/core/contract";
import { useRef } from "react";
import { Link } from "wouter";
import { Icon } from "../../components/icon.tsx";
import { labelHref, libraryHref } from "../../lib/addresses.ts";
import { formatConfidence } from "../../lib/format.ts";
import { labelColor } from "../../lib/label-color.ts";
import { termText } from "../../lib/term-text.ts";
import { texts } from "../../messages/index.ts";
import { surestFirst } from "./boxes.ts";
import { usePointedLabel } from "./pointed-label.tsx";

type Label = ImageDetail["labels"][number];

interface LabelListProps {
  labels: readonly Label[];
  /** The query that the image was found by. */
  q: string;
  onRemove: (label: Label) => void;
}

/** What the image shows, surest first; following a label searches for it. */
export function LabelList({ labels, q, onRemove }: LabelListProps) {
  const list = useRef<HTMLUListElement>(null);
  const [, point] = usePointedLabel();
  const remove = (label: Label, index: number) => {
    point(undefined);
    onRemove(label);
    requestAnimationFrame(() => focusNear(list.current, index));
  };
  return (
    <ul className="labels" aria-label={texts().viewer.labels} ref={list}>
      {surestFirst(labels).map((label, index) => (
        <LabelItem key={label.name} label={label} q={q} onRemove={() => remove(label, index)} />
      ))}
    </ul>
  );
}

/** Keeps the keyboard in the list when a label leaves it. */
function focusNear(list: HTMLUListElement | null, index: number): void {
  const buttons = list?.querySelectorAll<HTMLElement>(".label-remove") ?? [];
  buttons[Math.min(index, buttons.length - 1)]?.focus({ preventScroll: true });
}

interface LabelItemProps {
  label: Label;
  q: string;
  onRemove: () => void;
}

function LabelItem({ label, q, onRemove }: LabelItemProps) {
  const { name } = label;
  const words = texts().viewer;
  const [pointed, point] = usePointedLabel();
  return (
    <li
      className="label-item"
      data-pointed={pointed === name}
      onPointerEnter={() => point(name)}
      onPointerLeave={() => point(undefined)}
    >
      <LabelLink label={label} />
      {q !== "" && (
        <Link
          href={libraryHref(`${q} ${termText(name.toLowerCase())}`)}
          className="label-narrow"
          aria-label={words.narrow(name)}
          title={words.narrow(name)}
        >
          <Icon name="plus" size={14} />
        </Link>
      )}
      <button
        type="button"
        className="label-remove"
        aria-label={words.removeLabel(name)}
        title={words.remove}
        onClick={onRemove}
      >
        <Icon name="close" size={14} />
      </button>
    </li>
  );
}

function LabelLink({ label }: { label: Label }) {
  const [, point] = usePointedLabel();
  const { name, confidence, instances, parents, correction } = label;
  return (
    <Link
      href={labelHref(name)}
      className="label"
      title={parents.length > 0 ? texts().viewer.kindOf(name, parents.join(", ")) : undefined}
      style={{ "--label": labelColor(name), "--share": `${confidence}%` }}
      onFocus={() => point(name)}
      onBlur={() => point(undefined)}
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
