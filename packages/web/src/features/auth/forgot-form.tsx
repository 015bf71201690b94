import { resetPassword } from "@aws-amplify/auth";
import { useState } from "react";
import { texts } from "../../messages/index.ts";
import { EmailField } from "./auth-fields.tsx";
import { AuthForm } from "./auth-form.tsx";
import type { AuthStep } from "./auth-steps.ts";

interface ForgotFormProps {
  email: string;
  onStep: (step: AuthStep) => void;
}

/** Asks for the code that a forgotten password is replaced with. */
export function ForgotForm({ email: given, onStep }: ForgotFormProps) {
  const [email, setEmail] = useState(given);
  const words = texts().auth;
  const sendCode = async (): Promise<AuthStep> => {
    await resetPassword({ username: email.trim() });
    return { name: "reset", email: email.trim() };
  };

  return (
    <AuthForm
      title={words.resetTitle}
      intro={<p className="auth-message">{words.resetText}</p>}
      action={words.sendCode}
      onSubmit={sendCode}
      links={[{ name: words.backToSignIn, to: { name: "sign-in", email } }]}
      onStep={onStep}
    >
      <EmailField value={email} onValue={setEmail} />
    </AuthForm>
  );
}
