import { signUp } from "@aws-amplify/auth";
import { useState } from "react";
import { useConfig } from "../../lib/config.ts";
import { formatChoice } from "../../lib/format.ts";
import { texts } from "../../messages/index.ts";
import { EmailField, PasswordField } from "./auth-fields.tsx";
import { AuthForm } from "./auth-form.tsx";
import type { AuthStep } from "./auth-steps.ts";
import { passwordHint } from "./auth-words.ts";
import { signInWith } from "./sign-in.ts";

interface SignUpFormProps {
  email: string;
  onStep: (step: AuthStep) => void;
}

/** Makes an account, where the user pool lets anyone do so. */
export function SignUpForm({ email: given, onStep }: SignUpFormProps) {
  const [email, setEmail] = useState(given);
  const [password, setPassword] = useState("");
  const { emailDomains } = useConfig().signUp;
  const words = texts().auth;
  const create = async (): Promise<AuthStep | undefined> => {
    const username = email.trim();
    const options = { userAttributes: { email: username } };
    const { isSignUpComplete } = await signUp({ username, password, options });
    return isSignUpComplete ? signInWith(username, password) : { name: "confirm", email: username, password };
  };

  return (
    <AuthForm
      title={words.createAccount}
      action={words.create}
      onSubmit={create}
      links={[{ name: words.haveAccount, to: { name: "sign-in", email } }]}
      onStep={onStep}
    >
      <EmailField
        hint={emailDomains.length > 0 ? words.domains(formatChoice(emailDomains)) : ""}
        value={email}
        onValue={setEmail}
      />
      <PasswordField
        kind="new"
        label={words.password}
        hint={passwordHint()}
        value={password}
        onValue={setPassword}
      />
    </AuthForm>
  );
}
