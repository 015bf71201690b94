import { giveUpUploads } from "../features/upload/uploads.ts";
import type { User } from "../lib/cognito.ts";
import { forgetMediaSession, MediaReadyContext, useMediaSession } from "../lib/media-session.ts";
import { leaveSession } from "../lib/session.ts";
import { LibraryScreen } from "./library-screen.tsx";

async function signOut() {
  if (!(await giveUpUploads())) return;
  forgetMediaSession();
  await leaveSession();
}

/** Everything of one person. */
export function SignedIn({ user }: { user: User }) {
  const mediaReady = useMediaSession(user.id);
  return (
    <MediaReadyContext value={mediaReady}>
      <LibraryScreen user={user} onSignOut={signOut} />
    </MediaReadyContext>
  );
}
