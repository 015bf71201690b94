import { useState } from "react";
import { texts } from "../../messages/index.ts";
import { PasswordField } from "./auth-fields.tsx";
import { AuthForm } from "./auth-form.tsx";
import type { AuthStep } from "./auth-steps.ts";
import { passwordHint } from "./auth-words.ts";
import { choosePassword } from "./sign-in.ts";

interface NewPasswordFormProps {
  email: string;
  onStep: (step: AuthStep) => void;
}

/** For whom an administrator made the account: the password that came by e-mail opens it once. */
export function NewPasswordForm({ email, onStep }: NewPasswordFormProps) {
  const [password, setPassword] = useState("");
  const words = texts().auth;

  return (
    <AuthForm
      title={words.choosePassword}
      intro={
        <p className="auth-message">
          {words.onlyOnce} <strong>{email}</strong>
        </p>
      }
      action={words.saveAndSignIn}
      onSubmit={() => choosePassword(email, password)}
      links={[{ name: words.backToSignIn, to: { name: "sign-in", email } }]}
      onStep={onStep}
    >
      <PasswordField
        kind="new"
        label={words.newPassword}
        hint={passwordHint()}
        value={password}
        onValue={setPassword}
      />
    </AuthForm>
  );
}
