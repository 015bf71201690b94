import { useEffect, useEffectEvent } from "react";

/** Hears an event of the window as long as the component stands, always by the listener that was drawn last. */
export function useWindowEvent<Type extends keyof WindowEventMap>(
  type: Type,
  listener: (event: WindowEventMap[Type]) => void,
): void {
  const hear = useEffectEvent(listener);
  useEffect(() => {
    const onEvent = (event: WindowEventMap[Type]) => hear(event);
    addEventListener(type, onEvent);
    return () => removeEventListener(type, onEvent);
  }, [type]);
}
