import { useEffect, useState } from "react";

/** Somebody who types goes on within this time, in ms. */
const pause = 400;

/** Whether a value has stayed for a while: what is costly to ask for waits until somebody has stopped typing. */
export function useCalm(value: string): boolean {
  const [calm, setCalm] = useState(value);
  useEffect(() => {
    if (calm === value) return;
    const timer = setTimeout(() => setCalm(value), pause);
    return () => clearTimeout(timer);
  }, [value, calm]);
  return calm === value;
}
