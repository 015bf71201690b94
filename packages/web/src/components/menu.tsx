import { type ReactNode, useEffect, useRef, useState } from "react";
import "./menu.css";

interface MenuProps {
  /** Name of the button that opens it. */
  label: string;
  title?: string;
  className: string;
  face: ReactNode;
  children: (close: () => void) => ReactNode;
}

/** A button and the card that it opens; a click elsewhere closes it, and so does Escape, which goes no further. */
export function Menu({ label, title = label, className, face, children }: MenuProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const onDown = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      setOpen(false);
      button.current?.focus();
    };
    addEventListener("pointerdown", onDown);
    addEventListener("keydown", onKey, { capture: true });
    return () => {
      removeEventListener("pointerdown", onDown);
      removeEventListener("keydown", onKey, { capture: true });
    };
  }, [open]);

  return (
    <div className="menu-root" ref={root}>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        aria-expanded={open}
        title={title}
        onClick={() => setOpen(!open)}
      >
        {face}
      </button>
      {open && <div className="menu">{children(() => setOpen(false))}</div>}
    </div>
  );
}
