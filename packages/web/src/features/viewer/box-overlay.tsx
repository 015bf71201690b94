import type { ImageDetail } from "@image-content-search/core/contract";
import { useMemo } from "react";
import { formatConfidence } from "../../lib/format.ts";
import { labelColor } from "../../lib/label-color.ts";
import { texts } from "../../messages/index.ts";
import { cssShare, labelBoxes } from "./boxes.ts";
import { usePointedLabel } from "./pointed-label.tsx";

const mostNamed = 12;

/** Where on the picture its labels were seen. */
export function BoxOverlay({ labels }: { labels: ImageDetail["labels"] }) {
  const [pointed, point] = usePointedLabel();
  const boxes = useMemo(() => labelBoxes(labels), [labels]);
  return (
    <ul className="boxes" aria-label={texts().viewer.objects} data-crowded={boxes.length > mostNamed}>
      {boxes.map(({ key, names, confidence, box }) => (
        <li
          key={key}
          className="box"
          data-box={names[0]}
          data-pointed={pointed === undefined ? undefined : names.includes(pointed)}
          data-low={box.top < 0.06}
          style={{
            left: cssShare(box.left),
            top: cssShare(box.top),
            width: cssShare(box.width),
            height: cssShare(box.height),
            "--label": labelColor(names[0] ?? ""),
          }}
          onPointerEnter={() => point(names[0])}
          onPointerLeave={() => point(undefined)}
        >
          <span className="box-tag">
            {names.join(" · ")} <span className="box-confidence">{formatConfidence(confidence)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
