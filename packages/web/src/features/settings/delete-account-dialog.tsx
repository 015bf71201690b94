import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { FormDialog } from "../../components/dialog.tsx";
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
  return (
    <FormDialog
      title={words.deleteTitle}
      action={words.deleteEverything}
      cancel={words.keepAccount}
      grave
      ready={isSameEmail(typed, email)}
      busy={isPending}
      onSubmit={mutate}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
