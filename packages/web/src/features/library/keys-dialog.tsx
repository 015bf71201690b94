import { Dialog } from "../../components/dialog.tsx";
import { texts } from "../../messages/index.ts";
import "./keys-dialog.css";

const keys = {
  search: ["/", "Ctrl K"],
  move: ["← → ↑ ↓"],
  ends: ["Home", "End"],
  open: ["Enter"],
  select: ["X"],
  range: ["Shift X"],
  all: ["Ctrl A"],
  clear: ["Esc"],
  trash: ["Del"],
  help: ["?"],
} as const;

/** What the keyboard can do in the library. */
export default function KeysDialog({ onClose }: { onClose: () => void }) {
  const words = texts().library.keys;
  return (
    <Dialog title={texts().library.keysTitle} onClose={onClose}>
      <dl className="keys">
        {Object.entries(keys).map(([name, chords]) => (
          <div key={name}>
            <dt>
              {chords.map((chord) => (
                <kbd key={chord}>{chord}</kbd>
              ))}
            </dt>
            <dd>{words[name as keyof typeof keys]}</dd>
          </div>
        ))}
      </dl>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onClose}>
          {texts().common.close}
        </button>
      </div>
    </Dialog>
  );
}
