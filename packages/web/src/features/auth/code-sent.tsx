import { useConfig } from "../../lib/config.ts";
import { texts } from "../../messages/index.ts";

/** Says that a code is on its way to an address, and where it can be read on a machine that sends no e-mail. */
export function CodeSent({ words, email }: { words: string; email: string }) {
  const { demoUser } = useConfig();
  return (
    <>
      <p className="auth-message">
        {words} <strong>{email}</strong>
      </p>
      {demoUser && (
        <p className="auth-message">
          <a href="/_local/outbox" target="_blank" rel="noreferrer">
            {texts().auth.outbox}
          </a>
        </p>
      )}
    </>
  );
}
