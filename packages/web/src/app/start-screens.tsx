import { BrandMark } from "../components/brand-mark.tsx";
import { errorWords } from "../lib/api-error.ts";
import { texts } from "../messages/index.ts";

/** Shown for the moment before it is known who is there. */
export function Splash() {
  return (
    <main className="splash" aria-busy="true" aria-label={texts().common.loading}>
      <BrandMark size={44} />
    </main>
  );
}

interface UnreachableProps {
  error: Error;
  busy: boolean;
  onRetry: () => void;
}

/** Shown when nothing can begin, because the server does not answer. */
export function Unreachable({ error, busy, onRetry }: UnreachableProps) {
  return (
    <main className="splash">
      <BrandMark size={44} />
      <h1>{texts().common.unreachableTitle}</h1>
      <p role="alert">{errorWords(error)}</p>
      <button type="button" className="button primary" aria-busy={busy} disabled={busy} onClick={onRetry}>
        {texts().common.tryAgain}
      </button>
    </main>
  );
}

/** Shown when the app cannot go on; the address says where it was, so loading it anew leads back there. */
export function Broken() {
  return (
    <main className="splash">
      <BrandMark size={44} />
      <p role="alert">{texts().common.unknownError}</p>
      <button type="button" className="button primary" onClick={() => location.reload()}>
        {texts().common.tryAgain}
      </button>
    </main>
  );
}
