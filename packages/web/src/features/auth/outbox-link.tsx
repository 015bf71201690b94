import { useConfig } from "../../lib/config.ts";
import { texts } from "../../messages/index.ts";

/** Where codes can be read on a machine that sends no e-mail. */
export function OutboxLink() {
  const { demoUser } = useConfig();
  if (!demoUser) return null;
  return (
    <p className="auth-message">
      <a href="/_local/outbox" target="_blank" rel="noreferrer">
        {texts().auth.outbox}
      </a>
    </p>
  );
}
