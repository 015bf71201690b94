import { useEffect } from "react";
import { useStore } from "../lib/store.ts";
import { dismissToast, type Toast, toasts } from "../lib/toasts.ts";
import { texts } from "../messages/index.ts";
import { Icon } from "./icon.tsx";
import "./toasts.css";

const shownFor = 8_000;

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
      <button
        type="button"
        className="icon-button"
        aria-label={texts().common.dismissMessage}
        onClick={() => dismissToast(id)}
      >
        <Icon name="close" size={16} />
      </button>
    </div>
  );
}
