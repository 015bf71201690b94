import { signInWithRedirect } from "@aws-amplify/auth";
import { ErrorNotice } from "../../components/notice.tsx";
import { useConfig } from "../../lib/config.ts";
import { texts } from "../../messages/index.ts";
import { useSubmit } from "./use-submit.ts";

/** The way in by the user pool's own page, where it has one. */
export function HostedSignIn() {
  const { hostedUiDomain } = useConfig();
  const words = texts().auth;
  const { busy, error, submit } = useSubmit();
  if (hostedUiDomain === null) return null;
  return (
    <>
      {error && <ErrorNotice>{error}</ErrorNotice>}
      <button
        type="button"
        className="button"
        aria-busy={busy}
        disabled={busy}
        onClick={submit(() => signInWithRedirect())}
      >
        {words.hosted}
      </button>
    </>
  );
}
