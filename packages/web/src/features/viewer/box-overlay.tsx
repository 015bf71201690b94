import type { ImageDetail } from "@image-content-search/core/contract";
import { useMemo } from "react";
import { formatConfidence } from "../../lib/format.ts";
import { labelColour } from "../../lib/label-colour.ts";
import { cssShare, labelBoxes } from "./boxes.ts";

interface BoxOverlayProps {
  labels: ImageDetail["labels"];
  /** The label that is pointed at, here or in the list. */
  pointed: string | undefined;
  onPoint: (name: string | undefined) => void;
}

const mostNamed = 12;

export function BoxOverlay({ labels, pointed, onPoint }: BoxOverlayProps) {
  const boxes = useMemo(() => labelBoxes(labels), [labels]);
  return (
    <ul className="boxes" aria-label="Objects" data-crowded={boxes.length > mostNamed}>
      {boxes.map(({ key, name, confidence, box }) => (
        <li
          key={key}
          className="box"
          data-box={name}
          data-pointed={pointed === undefined ? undefined : pointed === name}
          data-low={box.top < 0.06}
          style={{
            left: cssShare(box.left),
            top: cssShare(box.top),
            width: cssShare(box.width),
            height: cssShare(box.height),
            "--label": labelColour(name),
          }}
          onPointerEnter={() => onPoint(name)}
          onPointerLeave={() => onPoint(undefined)}
        >
          <span className="box-tag">
            {name} <span className="box-confidence">{formatConfidence(confidence)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
