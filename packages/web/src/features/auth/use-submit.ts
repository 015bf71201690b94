import { type FormEvent, useState } from "react";
import { authWords } from "./auth-words.ts";

interface Submit {
  busy: boolean;
  error: string | undefined;
  /** Runs an action from a form's submit or a button's click; what it throws becomes `error`. */
  submit: (action: () => Promise<void>) => (event?: FormEvent) => void;
}

/** Does one thing at a time, and tells in words what went wrong with the last. */
export function useSubmit(): Submit {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const run = async (action: () => Promise<void>) => {
    setBusy(true);
    setError(undefined);
    try {
      await action();
    } catch (thrown) {
      setError(authWords(thrown));
    } finally {
      setBusy(false);
    }
  };
  return {
    busy,
    error,
    submit: (action) => (event) => {
      event?.preventDefault();
      if (!busy) void run(action);
    },
  };
}
