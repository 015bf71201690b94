import { type InputHTMLAttributes, useId, useState } from "react";
import { texts } from "../messages/index.ts";

interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "onChange" | "value"> {
  label: string;
  value: string;
  onValue: (value: string) => void;
  hint?: string;
}

/** A labelled text field; a password can be shown. */
export function Field({ label, value, onValue, hint, type = "text", ...rest }: FieldProps) {
  const id = useId();
  const [shown, setShown] = useState(false);
  const secret = type === "password";
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="field-box">
        <input
          {...rest}
          id={id}
          type={secret && shown ? "text" : type}
          value={value}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onChange={(event) => onValue(event.currentTarget.value)}
        />
        {secret && (
          <button type="button" className="text-button" aria-pressed={shown} onClick={() => setShown(!shown)}>
            {shown ? texts().common.hide : texts().common.show}
          </button>
        )}
      </div>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
