import { useEffect, useMemo, useRef } from "react";

export interface Delay {
  /** Does something after a pause in ms, in place of what was put off before. */
  later: (act: () => void, pause: number) => void;
  cancel: () => void;
}

/** Puts one thing at a time off; it is not done any more once the component is gone. */
export function useDelay(): Delay {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useMemo(() => {
    const cancel = () => clearTimeout(timer.current);
    const later = (act: () => void, pause: number) => {
      cancel();
      timer.current = setTimeout(act, pause);
    };
    return { later, cancel };
  }, []);
}
