import { confirmResetPassword } from "@aws-amplify/auth";
import { useState } from "react";
import { texts } from "../../messages/index.ts";
import { CodeField, PasswordField } from "./auth-fields.tsx";
import { AuthForm } from "./auth-form.tsx";
import type { AuthStep } from "./auth-steps.ts";
import { CodeSent } from "./code-sent.tsx";
import { signInWith } from "./sign-in.ts";

interface ResetFormProps {
  email: string;
  onStep: (step: AuthStep) => void;
}

/** Replaces a forgotten password by the code that came by e-mail. */
export function ResetForm({ email, onStep }: ResetFormProps) {
  const [code, setCode] = useState("");
  const [password, setPassword] = useState("");
  const words = texts().auth;
  const reset = async () => {
    await confirmResetPassword({ username: email, confirmationCode: code.trim(), newPassword: password });
    return signInWith(email, password);
  };

  return (
    <AuthForm
      title={words.chooseNewPassword}
      intro={<CodeSent words={words.codeOnItsWay} email={email} />}
      action={words.saveAndSignIn}
      onSubmit={reset}
      links={[
        { name: words.sendNewCode, to: { name: "forgot", email } },
        { name: words.backToSignIn, to: { name: "sign-in", email } },
      ]}
      onStep={onStep}
    >
      <CodeField value={code} onValue={setCode} />
      <PasswordField kind="new" label={words.newPassword} value={password} onValue={setPassword} />
    </AuthForm>
  );
}
