import type { ButtonHTMLAttributes } from "react";
import { Icon, type IconName } from "./icon.tsx";

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  icon: IconName;
  size?: number;
  /** What it does, for who cannot see the icon. */
  label: string;
}

/** A round button with nothing but an icon. */
export function IconButton({ icon, size = 20, label, ...rest }: IconButtonProps) {
  return (
    <button type="button" className="icon-button" aria-label={label} {...rest}>
      <Icon name={icon} size={size} />
    </button>
  );
}
