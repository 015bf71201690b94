import { useState } from "react";
import { BrandMark } from "../../components/brand-mark.tsx";
import { texts } from "../../messages/index.ts";
import "./auth.css";
import type { AuthStep } from "./auth-steps.ts";
import { ConfirmForm } from "./confirm-form.tsx";
import { ForgotForm } from "./forgot-form.tsx";
import { HostedSignIn } from "./hosted-sign-in.tsx";
import { NewPasswordForm } from "./new-password-form.tsx";
import { ResetForm } from "./reset-form.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import { SignUpForm } from "./sign-up-form.tsx";

/** Everything on the way in. `expiredEmail` is set when the session ended under somebody's hands. */
export default function AuthScreen({ expiredEmail }: { expiredEmail?: string | undefined }) {
  const [step, setStep] = useState<AuthStep>({
    name: "sign-in",
    email: expiredEmail ?? "",
    ...(expiredEmail === undefined ? {} : { message: texts().auth.sessionEnded }),
  });
  return (
    <main className="auth">
      <div className="auth-brand">
        <BrandMark size={44} />
        <p className="auth-name">{texts().common.product}</p>
        <p className="auth-tagline">{texts().auth.tagline}</p>
      </div>
      <div className="auth-card" key={step.name}>
        <Step step={step} onStep={setStep} />
        {/* Not over what somebody was doing: it leaves the page. */}
        {step.name === "sign-in" && expiredEmail === undefined && <HostedSignIn />}
      </div>
    </main>
  );
}

function Step({ step, onStep }: { step: AuthStep; onStep: (step: AuthStep) => void }) {
  switch (step.name) {
    case "sign-in":
      return <SignInForm step={step} onStep={onStep} />;
    case "sign-up":
      return <SignUpForm email={step.email} onStep={onStep} />;
    case "confirm":
      return <ConfirmForm step={step} onStep={onStep} />;
    case "new-password":
      return <NewPasswordForm email={step.email} onStep={onStep} />;
    case "forgot":
      return <ForgotForm email={step.email} onStep={onStep} />;
    case "reset":
      return <ResetForm email={step.email} onStep={onStep} />;
  }
}
