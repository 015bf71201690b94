import { Link } from "wouter";
import { Menu } from "../components/menu.tsx";
import type { User } from "../lib/cognito.ts";
import { texts } from "../messages/index.ts";

interface UserMenuProps {
  user: User;
  onSignOut: () => Promise<void>;
}

/** Who is signed in, the screens that are seldom wanted, and the way out. */
export function UserMenu({ user, onSignOut }: UserMenuProps) {
  const words = texts().common;
  const places = [
    { href: "/overview", name: words.overview },
    { href: "/trash", name: words.trash },
    { href: "/settings", name: words.settings },
  ];
  return (
    <Menu
      label={words.account}
      title={user.email}
      className="avatar"
      face={<span data-initial={(user.email.charAt(0) || "?").toUpperCase()} />}
    >
      {(close) => (
        <>
          <p className="menu-email">{user.email}</p>
          {places.map(({ href, name }) => (
            <Link key={href} href={href} className="menu-item" onClick={close}>
              {name}
            </Link>
          ))}
          <hr />
          <button type="button" className="menu-item" onClick={() => void onSignOut()}>
            {words.signOut}
          </button>
        </>
      )}
    </Menu>
  );
}
