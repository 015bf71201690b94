import { lazy, Suspense } from "react";
import { session } from "../lib/session.ts";
import { useStore } from "../lib/store.ts";
import { withTexts } from "../lib/with-texts.ts";
import { SignedIn } from "./signed-in.tsx";
import { Splash } from "./start-screens.tsx";

const AuthScreen = lazy(withTexts(() => import("../features/auth/auth-screen.tsx")));

/** The library for who is signed in, the sign-in page for everybody else, at any address. */
export function SessionGate() {
  const current = useStore(session);
  if (current.status === "checking") return <Splash />;
  if (current.status === "signed-out") {
    return (
      <Suspense fallback={<Splash />}>
        <AuthScreen />
      </Suspense>
    );
  }
  const expired = current.status === "expired";
  return (
    <>
      <div inert={expired}>
        <SignedIn key={current.user.id} user={current.user} />
      </div>
      {expired && (
        <div className="over-everything">
          <Suspense fallback={<Splash />}>
            <AuthScreen expiredEmail={current.user.email} />
          </Suspense>
        </div>
      )}
    </>
  );
}
