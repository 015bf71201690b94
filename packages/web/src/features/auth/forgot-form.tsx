import { resetPassword } from "@aws-amplify/auth";
import { useState } from "react";
import { Field } from "../../components/field.tsx";
import { ErrorNotice } from "../../components/notice.tsx";
import { texts } from "../../messages/index.ts";
import type { AuthStep } from "./auth-steps.ts";
import { useSubmit } from "./use-submit.ts";

interface ForgotFormProps {
  email: string;
  onStep: (step: AuthStep) => void;
}

export function ForgotForm({ email: given, onStep }: ForgotFormProps) {
  const [email, setEmail] = useState(given);
  const words = texts().auth;
  const { busy, error, submit } = useSubmit();
  const onSubmit = submit(async () => {
    await resetPassword({ username: email.trim() });
    onStep({ name: "reset", email: email.trim() });
  });

  return (
    <form className="auth-form" onSubmit={onSubmit}>
      <h1>{words.resetTitle}</h1>
      <p className="auth-message">{words.resetText}</p>
      {error && <ErrorNotice>{error}</ErrorNotice>}
      <Field
        label={words.email}
        type="email"
        autoComplete="username"
        required
        value={email}
        onValue={setEmail}
      />
      <button type="submit" className="button primary" aria-busy={busy} disabled={busy}>
        {words.sendCode}
      </button>
      <div className="auth-links">
        <button type="button" className="text-button" onClick={() => onStep({ name: "sign-in", email })}>
          {words.backToSignIn}
        </button>
      </div>
    </form>
  );
}
