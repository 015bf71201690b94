import { confirmSignUp, resendSignUpCode } from "@aws-amplify/auth";
import { useState } from "react";
import { texts } from "../../messages/index.ts";
import { CodeField } from "./auth-fields.tsx";
import { AuthForm } from "./auth-form.tsx";
import type { AuthStep } from "./auth-steps.ts";
import { CodeSent } from "./code-sent.tsx";
import { signInWith } from "./sign-in.ts";

interface ConfirmFormProps {
  step: Extract<AuthStep, { name: "confirm" }>;
  onStep: (step: AuthStep) => void;
}

/** For whom has just signed up: the code that came by e-mail proves that the address is theirs. */
export function ConfirmForm({ step: { email, password }, onStep }: ConfirmFormProps) {
  const [code, setCode] = useState("");
  const [sent, setSent] = useState(false);
  const words = texts().auth;
  const confirm = async () => {
    await confirmSignUp({ username: email, confirmationCode: code.trim() });
    return signInWith(email, password);
  };
  const resend = async () => {
    await resendSignUpCode({ username: email });
    setSent(true);
  };

  return (
    <AuthForm
      title={words.confirmTitle}
      intro={<CodeSent words={sent ? words.newCodeSent : words.codeSent} email={email} />}
      action={words.confirm}
      onSubmit={confirm}
      links={[
        { name: words.sendNewCode, run: resend },
        { name: words.backToSignIn, to: { name: "sign-in", email } },
      ]}
      onStep={onStep}
    >
      <CodeField value={code} onValue={setCode} />
    </AuthForm>
  );
}
