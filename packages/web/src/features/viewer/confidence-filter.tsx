import { useId, useState } from "react";
import { formatConfidence } from "../../lib/format.ts";
import { texts } from "../../messages/index.ts";

const storageKey = "least-confidence";

/** The least confidence (0–100) at which labels are shown; remembered in this browser. */
export function useLeastConfidence(): [number, (least: number) => void] {
  const [least, setLeast] = useState(() => Number(localStorage.getItem(storageKey)) || 0);
  return [
    least,
    (next) => {
      localStorage.setItem(storageKey, String(next));
      setLeast(next);
    },
  ];
}

interface ConfidenceFilterProps {
  least: number;
  onChange: (least: number) => void;
}

/** Hides labels that are less sure, and their boxes. */
export function ConfidenceFilter({ least, onChange }: ConfidenceFilterProps) {
  const id = useId();
  return (
    <div className="confidence-filter">
      <label htmlFor={id}>{texts().viewer.surerThan}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={95}
        step={5}
        value={least}
        aria-valuetext={formatConfidence(least)}
        onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}
      />
      <output htmlFor={id}>{formatConfidence(least)}</output>
    </div>
  );
}
