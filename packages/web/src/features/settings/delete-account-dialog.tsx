import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Dialog } from "../../components/dialog.tsx";
import { Field } from "../../components/field.tsx";
import { ErrorNotice } from "../../components/notice.tsx";
import { call } from "../../lib/api.ts";
import { errorWords } from "../../lib/api-error.ts";
import { leaveSession } from "../../lib/session.ts";
import { showToast } from "../../lib/toasts.ts";
import { texts } from "../../messages/index.ts";
import { isSameEmail } from "./same-email.ts";

interface DeleteAccountDialogProps {
  email: string;
  onClose: () => void;
}

/** Asks for the address of who wants to leave, deletes the account and signs out. */
export function DeleteAccountDialog({ email, onClose }: DeleteAccountDialogProps) {
  const words = texts().settings;
  const [typed, setTyped] = useState("");
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => call("deleteAccount"),
    onSuccess: async () => {
      await leaveSession();
      showToast({ text: words.accountDeleted });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isSameEmail(typed, email)) mutate();
  };
  return (
    <Dialog title={words.deleteTitle} busy={isPending} onClose={onClose}>
      <form onSubmit={submit}>
        <p>
          {words.deleteText} <strong>{words.deleteWarning}</strong>
        </p>
        <p className="hint">{words.deleteHint}</p>
        <Field
          label={words.deleteConfirm(email)}
          type="email"
          value={typed}
          onValue={setTyped}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
        />
        {error && <ErrorNotice>{errorWords(error)}</ErrorNotice>}
        <div className="dialog-actions">
          <button type="button" className="button" disabled={isPending} onClick={onClose}>
            {words.keepAccount}
          </button>
          <button
            type="submit"
            className="button grave"
            aria-busy={isPending}
            disabled={isPending || !isSameEmail(typed, email)}
          >
            {words.deleteEverything}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
