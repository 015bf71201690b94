import { useState } from "react";
import { wakingRequests } from "../lib/api.ts";
import { useStore } from "../lib/store.ts";
import { useWindowEvent } from "../lib/use-window-event.ts";
import { texts } from "../messages/index.ts";

/** Says why nothing happens: the database wakes from its pause, or there is no network. */
export function StatusBanner() {
  const waking = useStore(wakingRequests) > 0;
  const online = useOnline();
  const { waking: wakingWords, offline } = texts().common;
  return (
    <div className="status-banner" role="status" data-shown={waking || !online}>
      {!online && offline}
      {online && waking && (
        <>
          <span className="spinner" aria-hidden="true" />
          {wakingWords}
        </>
      )}
    </div>
  );
}

function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine);
  useWindowEvent("online", () => setOnline(true));
  useWindowEvent("offline", () => setOnline(false));
  return online;
}
