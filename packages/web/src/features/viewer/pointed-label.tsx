import { createContext, type ReactNode, useContext, useState } from "react";

type PointedLabel = readonly [name: string | undefined, point: (name: string | undefined) => void];

const PointedLabelContext = createContext<PointedLabel>([undefined, () => {}]);

/** Where what is pointed at on the picture shows in the list of labels, and the other way round. */
export function PointedLabelScope({ children }: { children: ReactNode }) {
  const pointed = useState<string>();
  return <PointedLabelContext value={pointed}>{children}</PointedLabelContext>;
}

/** The name of the label that is pointed at, and how to tell that another is, or none. */
export function usePointedLabel(): PointedLabel {
  return useContext(PointedLabelContext);
}
