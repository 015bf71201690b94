import type { ReactNode } from "react";
import { ErrorNotice } from "../../components/notice.tsx";
import type { AuthStep } from "./auth-steps.ts";
import { useSubmit } from "./use-submit.ts";

interface AuthFormProps {
  title: string;
  /** What is to be known before the fields are filled in. */
  intro?: ReactNode;
  /** Name of the button. */
  action: string;
  /** What the button does; answers the step that comes next, undefined once the session stands. */
  onSubmit: () => Promise<AuthStep | undefined>;
  /** Other ways to go on. */
  links: readonly AuthLink[];
  onStep: (step: AuthStep) => void;
  /** The fields. */
  children: ReactNode;
}

/** Leads to another step, or does something and stays. */
export type AuthLink = { name: string } & ({ to: AuthStep } | { run: () => Promise<void> });

/** A form on the way in: what it does is done once at a time, and what goes wrong is said above its fields. */
export function AuthForm({ title, intro, action, onSubmit, links, onStep, children }: AuthFormProps) {
  const { busy, error, submit } = useSubmit();
  const proceed = async () => {
    const next = await onSubmit();
    if (next) onStep(next);
  };
  return (
    <form className="auth-form" onSubmit={submit(proceed)}>
      <h1>{title}</h1>
      {intro}
      {error && <ErrorNotice>{error}</ErrorNotice>}
      {children}
      <button type="submit" className="button primary" aria-busy={busy} disabled={busy}>
        {action}
      </button>
      <div className="auth-links">
        {links.map((link) => (
          <button
            key={link.name}
            type="button"
            className="text-button"
            onClick={"to" in link ? () => onStep(link.to) : submit(link.run)}
          >
            {link.name}
          </button>
        ))}
      </div>
    </form>
  );
}
