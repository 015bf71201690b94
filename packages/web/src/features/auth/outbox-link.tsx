import { useConfig } from "../../lib/config.ts";

/** Where codes can be read on a machine that sends no e-mail. */
export function OutboxLink() {
  const { demoUser } = useConfig();
  if (!demoUser) return null;
  return (
    <p className="auth-message">
      No e-mail leaves this machine: codes are in the{" "}
      <a href="/_local/outbox" target="_blank" rel="noreferrer">
        outbox
      </a>
      .
    </p>
  );
}
