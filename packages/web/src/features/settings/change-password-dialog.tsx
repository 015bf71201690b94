import { updatePassword } from "@aws-amplify/auth";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { FormDialog } from "../../components/dialog.tsx";
import { ErrorNotice } from "../../components/notice.tsx";
import { showToast } from "../../lib/toasts.ts";
import { texts } from "../../messages/index.ts";
import { PasswordField } from "../auth/auth-fields.tsx";
import { authWords, passwordHint } from "../auth/auth-words.ts";

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
  return (
    <FormDialog
      title={words.changePassword}
      action={words.save}
      busy={isPending}
      onSubmit={mutate}
      onClose={onClose}
    >
      {error && <ErrorNotice>{refusalWords(error)}</ErrorNotice>}
      <PasswordField kind="current" label={words.presentPassword} value={present} onValue={setPresent} />
      <PasswordField
        kind="new"
        label={words.newPassword}
        hint={passwordHint()}
        value={next}
        onValue={setNext}
      />
    </FormDialog>
  );
}

/** The user pool says of a wrong password what it says of a wrong address; here only the password can be it. */
function refusalWords(error: Error): string {
  const isWrongPassword = error.name === "NotAuthorizedException" && !/attempts/i.test(error.message);
  return isWrongPassword ? texts().settings.presentPasswordWrong : authWords(error);
}
