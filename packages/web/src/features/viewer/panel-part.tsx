import type { ReactNode } from "react";

interface PanelPartProps {
  title: string;
  /** Its name, where that is not the title. */
  label?: string;
  children: ReactNode;
}

/** A part of the panel under its title. */
export function PanelPart({ title, label = title, children }: PanelPartProps) {
  return (
    <section aria-label={label}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
