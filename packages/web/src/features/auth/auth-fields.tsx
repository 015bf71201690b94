import { Field } from "../../components/field.tsx";
import { texts } from "../../messages/index.ts";

interface AuthFieldProps {
  value: string;
  onValue: (value: string) => void;
  hint?: string;
}

/** The address that an account is known by. */
export function EmailField(field: AuthFieldProps) {
  return <Field label={texts().auth.email} type="email" autoComplete="username" required {...field} />;
}

/** A code that came by e-mail. */
export function CodeField(field: AuthFieldProps) {
  return (
    <Field label={texts().auth.code} inputMode="numeric" autoComplete="one-time-code" required {...field} />
  );
}

interface PasswordFieldProps extends AuthFieldProps {
  label: string;
  /** Browsers offer to fill in the one that an account has, and to make up the one that it is to have. */
  kind: "current" | "new";
}

/** A password of an account. */
export function PasswordField({ kind, ...field }: PasswordFieldProps) {
  return <Field type="password" autoComplete={`${kind}-password`} required {...field} />;
}
