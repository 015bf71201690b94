import { resetPassword } from "@aws-amplify/auth";
import { useState } from "react";
import { Field } from "../../components/field.tsx";
import { ErrorNotice } from "../../components/notice.tsx";
import type { AuthStep } from "./auth-steps.ts";
import { useSubmit } from "./use-submit.ts";

interface ForgotFormProps {
  email: string;
  onStep: (step: AuthStep) => void;
}

export function ForgotForm({ email: given, onStep }: ForgotFormProps) {
  const [email, setEmail] = useState(given);
  const { busy, error, submit } = useSubmit();
  const onSubmit = submit(async () => {
    await resetPassword({ username: email.trim() });
    onStep({ name: "reset", email: email.trim() });
  });

  return (
    <form className="auth-form" onSubmit={onSubmit}>
      <h1>Reset your password</h1>
      <p className="auth-message">We send you a code to choose a new password with.</p>
      {error && <ErrorNotice>{error}</ErrorNotice>}
      <Field label="Email" type="email" autoComplete="username" required value={email} onValue={setEmail} />
      <button type="submit" className="button primary" aria-busy={busy} disabled={busy}>
        Send the code
      </button>
      <div className="auth-links">
        <button type="button" className="text-button" onClick={() => onStep({ name: "sign-in", email })}>
          Back to sign-in
        </button>
      </div>
    </form>
  );
}
