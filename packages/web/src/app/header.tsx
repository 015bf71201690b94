import type { ReactNode } from "react";
import { Link } from "wouter";
import { BrandMark } from "../components/brand-mark.tsx";
import type { User } from "../lib/cognito.ts";
import { texts } from "../messages/index.ts";
import { ActivityLink } from "./activity-link.tsx";
import { UserMenu } from "./user-menu.tsx";

interface HeaderProps {
  user: User;
  upload: ReactNode;
  onSignOut: () => Promise<void>;
  /** The search box. */
  children: ReactNode;
}

/** The bar at the top of every screen. */
export function Header({ user, upload, onSignOut, children }: HeaderProps) {
  return (
    <header className="header">
      <Link href="/" className="brand" aria-label={texts().common.allPhotos}>
        <BrandMark />
        <span className="brand-name">{texts().common.product}</span>
      </Link>
      {children}
      <div className="header-actions">
        {upload}
        <ActivityLink />
        <UserMenu user={user} onSignOut={onSignOut} />
      </div>
    </header>
  );
}
