import { passwordPolicy } from "@image-content-search/core/contract";
import { useState } from "react";
import { Field } from "../../components/field.tsx";
import { ErrorNotice } from "../../components/notice.tsx";
import { texts } from "../../messages/index.ts";
import type { AuthStep } from "./auth-steps.ts";
import { choosePassword } from "./sign-in.ts";
import { useSubmit } from "./use-submit.ts";

interface NewPasswordFormProps {
  email: string;
  onStep: (step: AuthStep) => void;
}

/** For whom an administrator made the account: the password that came by e-mail opens it once. */
export function NewPasswordForm({ email, onStep }: NewPasswordFormProps) {
  const [password, setPassword] = useState("");
  const words = texts().auth;
  const { busy, error, submit } = useSubmit();
  const onSubmit = submit(async () => {
    const next = await choosePassword(email, password);
    if (next) onStep(next);
  });

  return (
    <form className="auth-form" onSubmit={onSubmit}>
      <h1>{words.choosePassword}</h1>
      <p className="auth-message">
        {words.onlyOnce} <strong>{email}</strong>
      </p>
      {error && <ErrorNotice>{error}</ErrorNotice>}
      <Field
        label={words.newPassword}
        type="password"
        autoComplete="new-password"
        required
        hint={words.passwordHint(passwordPolicy.minLength)}
        value={password}
        onValue={setPassword}
      />
      <button type="submit" className="button primary" aria-busy={busy} disabled={busy}>
        {words.saveAndSignIn}
      </button>
      <div className="auth-links">
        <button type="button" className="text-button" onClick={() => onStep({ name: "sign-in", email })}>
          {words.backToSignIn}
        </button>
      </div>
    </form>
  );
}
