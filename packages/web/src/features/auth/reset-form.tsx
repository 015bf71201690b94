import { confirmResetPassword } from "@aws-amplify/auth";
import { useState } from "react";
import { Field } from "../../components/field.tsx";
import { ErrorNotice } from "../../components/notice.tsx";
import { texts } from "../../messages/index.ts";
import type { AuthStep } from "./auth-steps.ts";
import { OutboxLink } from "./outbox-link.tsx";
import { signInWith } from "./sign-in.ts";
import { useSubmit } from "./use-submit.ts";

interface ResetFormProps {
  email: string;
  onStep: (step: AuthStep) => void;
}

export function ResetForm({ email, onStep }: ResetFormProps) {
  const [code, setCode] = useState("");
  const [password, setPassword] = useState("");
  const words = texts().auth;
  const { busy, error, submit } = useSubmit();
  const onSubmit = submit(async () => {
    await confirmResetPassword({ username: email, confirmationCode: code.trim(), newPassword: password });
    const next = await signInWith(email, password);
    if (next) onStep(next);
  });

  return (
    <form className="auth-form" onSubmit={onSubmit}>
      <h1>{words.chooseNewPassword}</h1>
      <p className="auth-message">
        {words.codeOnItsWay} <strong>{email}</strong>
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
      <Field
        label={words.newPassword}
        type="password"
        autoComplete="new-password"
        required
        value={password}
        onValue={setPassword}
      />
      <button type="submit" className="button primary" aria-busy={busy} disabled={busy}>
        {words.saveAndSignIn}
      </button>
      <div className="auth-links">
        <button type="button" className="text-button" onClick={() => onStep({ name: "forgot", email })}>
          {words.sendNewCode}
        </button>
        <button type="button" className="text-button" onClick={() => onStep({ name: "sign-in", email })}>
          {words.backToSignIn}
        </button>
      </div>
    </form>
  );
}
