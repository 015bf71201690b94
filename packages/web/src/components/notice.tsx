import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

/** A message about something that went wrong, read out when it appears. */
export function ErrorNotice({ children }: { children: ReactNode }) {
  return (
    <div className="notice" role="alert">
      <Icon name="alert" size={18} />
      <div>{children}</div>
    </div>
  );
}
