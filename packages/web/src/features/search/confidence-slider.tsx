import { useEffect, useId, useState } from "react";
import { formatShare } from "../../lib/format.ts";
import { texts } from "../../messages/index.ts";
import { confidenceOf, withConfidence } from "./filter-edits.ts";

const step = 5;

interface ConfidenceSliderProps {
  q: string;
  onSearch: (q: string) => void;
}

/** From which confidence on labels count; it is asked for when the slider comes to rest. */
export function ConfidenceSlider({ q, onSearch }: ConfidenceSliderProps) {
  const inForce = confidenceOf(q);
  const [min, setMin] = useState(inForce);
  const id = useId();
  useEffect(() => setMin(inForce), [inForce]);
  const { confidence, anyConfidence, fromConfidence } = texts().search;
  const words = min === 0 ? anyConfidence : fromConfidence(formatShare(min / 100));
  const settle = () => {
    if (min !== inForce) onSearch(withConfidence(q, min));
  };
  return (
    <div className="filter-section filter-confidence">
      <label htmlFor={id}>{confidence}</label>
      <output htmlFor={id}>{words}</output>
      <input
        id={id}
        type="range"
        className="confidence-range"
        min={0}
        max={100}
        step={step}
        value={min}
        aria-valuetext={words}
        onChange={({ currentTarget }) => setMin(currentTarget.valueAsNumber)}
        onPointerUp={settle}
        onKeyUp={settle}
        onBlur={settle}
      />
    </div>
  );
}
