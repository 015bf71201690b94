import { confirmSignUp, resendSignUpCode } from "@aws-amplify/auth";
import { useState } from "react";
import { Field } from "../../components/field.tsx";
import { ErrorNotice } from "../../components/notice.tsx";
import { texts } from "../../messages/index.ts";
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
  const words = texts().auth;
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
      <h1>{words.confirmTitle}</h1>
      <p className="auth-message">
        {sent ? words.newCodeSent : words.codeSent} <strong>{email}</strong>
      </p>
      <OutboxLink />
      {error && <ErrorNotice>{error}</ErrorNotice>}
      <Field
        label={words.code}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        value={code}
        onValue={setCode}
      />
      <button type="submit" className="button primary" aria-busy={busy} disabled={busy}>
        {words.confirm}
      </button>
      <div className="auth-links">
        <button type="button" className="text-button" onClick={onResend}>
          {words.sendNewCode}
        </button>
        <button type="button" className="text-button" onClick={() => onStep({ name: "sign-in", email })}>
          {words.backToSignIn}
        </button>
      </div>
    </form>
  );
}
