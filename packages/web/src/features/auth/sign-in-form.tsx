import { useState } from "react";
import { Field } from "../../components/field.tsx";
import { ErrorNotice } from "../../components/notice.tsx";
import { useConfig } from "../../lib/config.ts";
import { texts } from "../../messages/index.ts";
import type { AuthStep } from "./auth-steps.ts";
import { signInWith } from "./sign-in.ts";
import { useSubmit } from "./use-submit.ts";

interface SignInFormProps {
  step: Extract<AuthStep, { name: "sign-in" }>;
  onStep: (step: AuthStep) => void;
}

export function SignInForm({ step, onStep }: SignInFormProps) {
  const [email, setEmail] = useState(step.email);
  const [password, setPassword] = useState("");
  const { signUp } = useConfig();
  const words = texts().auth;
  const { busy, error, submit } = useSubmit();
  const onSubmit = submit(async () => {
    const next = await signInWith(email, password);
    if (next) onStep(next);
  });

  return (
    <>
      <form className="auth-form" onSubmit={onSubmit}>
        <h1>{words.signIn}</h1>
        {step.message && <p className="auth-message">{step.message}</p>}
        {error && <ErrorNotice>{error}</ErrorNotice>}
        <Field
          label={words.email}
          type="email"
          autoComplete="username"
          required
          value={email}
          onValue={setEmail}
        />
        <Field
          label={words.password}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onValue={setPassword}
        />
        <button type="submit" className="button primary" aria-busy={busy} disabled={busy}>
          {words.signIn}
        </button>
        <div className="auth-links">
          {signUp.open && (
            <button type="button" className="text-button" onClick={() => onStep({ name: "sign-up", email })}>
              {words.createAccount}
            </button>
          )}
          <button type="button" className="text-button" onClick={() => onStep({ name: "forgot", email })}>
            {words.forgot}
          </button>
        </div>
      </form>
      <DemoUser
        onUse={(demo) => {
          setEmail(demo.email);
          setPassword(demo.password);
        }}
      />
    </>
  );
}

function DemoUser({ onUse }: { onUse: (demo: { email: string; password: string }) => void }) {
  const { demoUser } = useConfig();
  if (!demoUser) return null;
  return (
    <aside className="demo-user" aria-label={texts().auth.demoUser}>
      <p>
        {texts().auth.demoReady}
        <br />
        <code>{demoUser.email}</code>
        <br />
        <code>{demoUser.password}</code>
      </p>
      <button type="button" className="button" onClick={() => onUse(demoUser)}>
        {texts().auth.useDemo}
      </button>
    </aside>
  );
}
