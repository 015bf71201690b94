import { lazy, Suspense, useState } from "react";
import { Menu } from "../components/menu.tsx";
import type { User } from "../lib/cognito.ts";
import { usePreferences } from "./use-preferences.ts";

const DeleteAccountDialog = lazy(async () => {
  const { DeleteAccountDialog } = await import("../features/account/delete-account-dialog.tsx");
  return { default: DeleteAccountDialog };
});

interface UserMenuProps {
  user: User;
  onSignOut: () => Promise<void>;
}

export function UserMenu({ user, onSignOut }: UserMenuProps) {
  const [deleting, setDeleting] = useState(false);
  return (
    <>
      <Menu
        label="Account"
        title={user.email}
        className="avatar"
        face={(user.email.charAt(0) || "?").toUpperCase()}
      >
        {(close) => (
          <>
            <p className="menu-email">{user.email}</p>
            <SensitiveSwitch />
            <hr />
            <button type="button" className="menu-item" onClick={() => void onSignOut()}>
              Sign out
            </button>
            <button
              type="button"
              className="menu-item grave"
              onClick={() => {
                close();
                setDeleting(true);
              }}
            >
              Delete account…
            </button>
          </>
        )}
      </Menu>
      {deleting && (
        <Suspense fallback={null}>
          <DeleteAccountDialog email={user.email} onSignOut={onSignOut} onClose={() => setDeleting(false)} />
        </Suspense>
      )}
    </>
  );
}

function SensitiveSwitch() {
  const { preferences, change } = usePreferences();
  return (
    <label className="menu-switch">
      <input
        type="checkbox"
        checked={preferences?.showModerated ?? false}
        disabled={!preferences}
        onChange={({ currentTarget }) => change({ showModerated: currentTarget.checked })}
      />
      Show sensitive pictures
    </label>
  );
}
