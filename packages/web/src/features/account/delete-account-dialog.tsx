import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Field } from "../../components/field.tsx";
import { ErrorNotice } from "../../components/notice.tsx";
import { call } from "../../lib/api.ts";
import { errorWords } from "../../lib/api-error.ts";
import { showToast } from "../../lib/toasts.ts";
import "./account.css";
import { isSameEmail } from "./same-email.ts";

interface DeleteAccountDialogProps {
  email: string;
  onSignOut: () => Promise<void>;
  onClose: () => void;
}

/** Asks for the address of who wants to leave, deletes the account and signs out. */
export function DeleteAccountDialog({ email, onSignOut, onClose }: DeleteAccountDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState("");
  useEffect(() => dialog.current?.showModal(), []);
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => call("deleteAccount"),
    onSuccess: async () => {
      await onSignOut();
      showToast({
        text: "Your account is deleted. Your photos are being removed; that takes a few minutes.",
      });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isSameEmail(typed, email)) mutate();
  };
  return (
    <dialog
      ref={dialog}
      className="account-dialog"
      aria-labelledby="delete-account-title"
      onClose={onClose}
      onCancel={(event) => {
        if (isPending) event.preventDefault();
      }}
    >
      <form onSubmit={submit}>
        <h1 id="delete-account-title">Delete your account?</h1>
        <p>
          Every photo in your library, the trash too, and everything known of them is deleted, originals
          included. You are signed out at once, and the address can no longer sign in.{" "}
          <strong>Nobody can bring any of it back.</strong>
        </p>
        <p className="hint">Download what you want to keep first.</p>
        <Field
          label={`Type ${email} to confirm`}
          type="email"
          value={typed}
          onValue={setTyped}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
        />
        {error && <ErrorNotice>{errorWords(error)}</ErrorNotice>}
        <div className="account-actions">
          <button type="button" className="button" disabled={isPending} onClick={onClose}>
            Keep my account
          </button>
          <button
            type="submit"
            className="button grave"
            aria-busy={isPending}
            disabled={isPending || !isSameEmail(typed, email)}
          >
            Delete everything
          </button>
        </div>
      </form>
    </dialog>
  );
}
