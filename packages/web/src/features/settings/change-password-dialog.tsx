import { updatePassword } from "@aws-amplify/auth";
import { passwordPolicy } from "@image-content-search/core/contract";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Dialog } from "../../components/dialog.tsx";
import { Field } from "../../components/field.tsx";
import { ErrorNotice } from "../../components/notice.tsx";
import { showToast } from "../../lib/toasts.ts";
import { texts } from "../../messages/index.ts";
import { authWords } from "../auth/auth-words.ts";

/** Gives an account another password. */
export function ChangePasswordDialog({ onClose }: { onClose: () => void }) {
  const words = texts().settings;
  const [present, setPresent] = useState("");
  const [next, setNext] = useState("");
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => updatePassword({ oldPassword: present, newPassword: next }),
    onSuccess: () => {
      showToast({ text: words.passwordChanged });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isPending) mutate();
  };
  return (
    <Dialog title={words.changePassword} busy={isPending} onClose={onClose}>
      <form onSubmit={submit}>
        {error && (
          <ErrorNotice>
            {error.name === "NotAuthorizedException" && !/attempts/i.test(error.message)
              ? words.presentPasswordWrong
              : authWords(error)}
          </ErrorNotice>
        )}
        <Field
          label={words.presentPassword}
          type="password"
          autoComplete="current-password"
          required
          value={present}
          onValue={setPresent}
        />
        <Field
          label={words.newPassword}
          type="password"
          autoComplete="new-password"
          required
          hint={texts().auth.passwordHint(passwordPolicy.minLength)}
          value={next}
          onValue={setNext}
        />
        <div className="dialog-actions">
          <button type="button" className="button" disabled={isPending} onClick={onClose}>
            {texts().common.cancel}
          </button>
          <button type="submit" className="button primary" aria-busy={isPending} disabled={isPending}>
            {words.save}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
