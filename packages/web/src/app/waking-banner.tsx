import { wakingRequests } from "../lib/api.ts";
import { useStore } from "../lib/store.ts";
import { texts } from "../messages/index.ts";

/** Says why nothing happens while the database wakes from its pause. */
export function WakingBanner() {
  const waking = useStore(wakingRequests) > 0;
  return (
    <div className="waking" role="status" data-shown={waking}>
      {waking && (
        <>
          <span className="spinner" aria-hidden="true" />
          {texts().common.waking}
        </>
      )}
    </div>
  );
}
