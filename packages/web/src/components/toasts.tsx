import { useEffect } from "react";
import { useStore } from "../lib/store.ts";
import { dismissToast, type Toast, toasts } from "../lib/toasts.ts";
import { texts } from "../messages/index.ts";
import { IconButton } from "./icon-button.tsx";
import "./toasts.css";

const shownFor = 8_000;

/** What was said last at the foot of the page. */
export function Toasts() {
  const all = useStore(toasts);
  return (
    <div className="toasts" role="status">
      {all.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastCard({ toast }: { toast: Toast }) {
  const { id, text, action, progress } = toast;
  const lasting = progress !== undefined;
  useEffect(() => {
    if (lasting) return;
    const timer = setTimeout(() => dismissToast(id), shownFor);
    return () => clearTimeout(timer);
  }, [id, lasting]);
  const act = () => {
    dismissToast(id);
    action?.run();
  };
  return (
    <div className="toast">
      <span>{text}</span>
      {lasting && <progress value={progress} aria-label={text} />}
      {action && (
        <button type="button" className="toast-action" onClick={act}>
          {action.label}
        </button>
      )}
      <IconButton
        icon="close"
        size={16}
        label={texts().common.dismissMessage}
        onClick={() => dismissToast(id)}
      />
    </div>
  );
}
