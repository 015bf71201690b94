import { signUp } from "@aws-amplify/auth";
import { passwordPolicy } from "@image-content-search/core/contract";
import { useState } from "react";
import { Field } from "../../components/field.tsx";
import { ErrorNotice } from "../../components/notice.tsx";
import { useConfig } from "../../lib/config.ts";
import { formatChoice } from "../../lib/format.ts";
import { texts } from "../../messages/index.ts";
import type { AuthStep } from "./auth-steps.ts";
import { signInWith } from "./sign-in.ts";
import { useSubmit } from "./use-submit.ts";

interface SignUpFormProps {
  email: string;
  onStep: (step: AuthStep) => void;
}

export function SignUpForm({ email: given, onStep }: SignUpFormProps) {
  const [email, setEmail] = useState(given);
  const [password, setPassword] = useState("");
  const { emailDomains } = useConfig().signUp;
  const words = texts().auth;
  const { busy, error, submit } = useSubmit();
  const onSubmit = submit(async () => {
    const username = email.trim();
    const { isSignUpComplete } = await signUp({
      username,
      password,
      options: { userAttributes: { email: username } },
    });
    if (!isSignUpComplete) return onStep({ name: "confirm", email: username, password });
    const next = await signInWith(username, password);
    if (next) onStep(next);
  });

  return (
    <form className="auth-form" onSubmit={onSubmit}>
      <h1>{words.createAccount}</h1>
      {error && <ErrorNotice>{error}</ErrorNotice>}
      <Field
        label={words.email}
        type="email"
        autoComplete="username"
        required
        hint={emailDomains.length > 0 ? words.domains(formatChoice(emailDomains)) : ""}
        value={email}
        onValue={setEmail}
      />
      <Field
        label={words.password}
        type="password"
        autoComplete="new-password"
        required
        hint={words.passwordHint(passwordPolicy.minLength)}
        value={password}
        onValue={setPassword}
      />
      <button type="submit" className="button primary" aria-busy={busy} disabled={busy}>
        {words.create}
      </button>
      <div className="auth-links">
        <button type="button" className="text-button" onClick={() => onStep({ name: "sign-in", email })}>
          {words.haveAccount}
        </button>
      </div>
    </form>
  );
}
