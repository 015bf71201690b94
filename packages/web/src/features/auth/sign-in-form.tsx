import { useState } from "react";
import { useConfig } from "../../lib/config.ts";
import { texts } from "../../messages/index.ts";
import { EmailField, PasswordField } from "./auth-fields.tsx";
import { AuthForm, type AuthLink } from "./auth-form.tsx";
import type { AuthStep } from "./auth-steps.ts";
import { DemoUser } from "./demo-user.tsx";
import { signInWith } from "./sign-in.ts";

interface SignInFormProps {
  step: Extract<AuthStep, { name: "sign-in" }>;
  onStep: (step: AuthStep) => void;
}

/** Where everybody begins: the address and the password of an account, or the way to one. */
export function SignInForm({ step, onStep }: SignInFormProps) {
  const [email, setEmail] = useState(step.email);
  const [password, setPassword] = useState("");
  const { signUp } = useConfig();
  const words = texts().auth;
  const createAccount: AuthLink = { name: words.createAccount, to: { name: "sign-up", email } };
  const forgot: AuthLink = { name: words.forgot, to: { name: "forgot", email } };

  return (
    <>
      <AuthForm
        title={words.signIn}
        intro={step.message && <p className="auth-message">{step.message}</p>}
        action={words.signIn}
        onSubmit={() => signInWith(email, password)}
        links={signUp.open ? [createAccount, forgot] : [forgot]}
        onStep={onStep}
      >
        <EmailField value={email} onValue={setEmail} />
        <PasswordField kind="current" label={words.password} value={password} onValue={setPassword} />
      </AuthForm>
      <DemoUser
        onUse={(demoUser) => {
          setEmail(demoUser.email);
          setPassword(demoUser.password);
        }}
      />
    </>
  );
}
