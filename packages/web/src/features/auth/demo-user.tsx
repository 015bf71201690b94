import { useConfig } from "../../lib/config.ts";
import { texts } from "../../messages/index.ts";

interface DemoUserProps {
  onUse: (demoUser: { email: string; password: string }) => void;
}

/** The account that a laptop has from its first start, to be used by a click; nothing elsewhere. */
export function DemoUser({ onUse }: DemoUserProps) {
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
