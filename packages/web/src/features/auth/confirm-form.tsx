import { confirmSignUp, resendSignUpCode } from "@aws-amplify/auth";
import { useState } from "react";
import { Field } from "../../components/field.tsx";
import { ErrorNotice } from "../../components/notice.tsx";
import type { AuthStep } from "./auth-steps.ts";
import { OutboxLink } from "./outbox-link.tsx";
import { signInWith } from "./sign-in.ts";
import { useSubmit } from "./use-submit.ts";

interface ConfirmFormProps {
  step: Extract<AuthStep, { name: "confirm" }>;
  onStep: (step: AuthStep) => void;
}

export function ConfirmForm({ step: { email, password }, onStep }: ConfirmFormProps) {
  const [code, setCode] = useState("");
  const [sent, setSent] = useState(false);
  const { busy, error, submit } = useSubmit();
  const onSubmit = submit(async () => {
    await confirmSignUp({ username: email, confirmationCode: code.trim() });
    const next = await signInWith(email, password);
    if (next) onStep(next);
  });
  const onResend = submit(async () => {
    await resendSignUpCode({ username: email });
    setSent(true);
  });

  return (
    <form className="auth-form" onSubmit={onSubmit}>
      <h1>Confirm your address</h1>
      <p className="auth-message">
        {sent ? "A new code is on its way to" : "We sent a code to"} <strong>{email}</strong>.
      </p>
      <OutboxLink />
      {error && <ErrorNotice>{error}</ErrorNotice>}
      <Field
        label="Code"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        value={code}
        onValue={setCode}
      />
      <button type="submit" className="button primary" aria-busy={busy} disabled={busy}>
        Confirm
      </button>
      <div className="auth-links">
        <button type="button" className="text-button" onClick={onResend}>
          Send a new code
        </button>
        <button type="button" className="text-button" onClick={() => onStep({ name: "sign-in", email })}>
          Back to sign-in
        </button>
      </div>
    </form>
  );
}
