import { signOut } from "@aws-amplify/auth";
import { useMutation } from "@tanstack/react-query";
import { FormDialog } from "../../components/dialog.tsx";
import { ErrorNotice } from "../../components/notice.tsx";
import { leaveSession } from "../../lib/session.ts";
import { texts } from "../../messages/index.ts";
import { authWords } from "../auth/auth-words.ts";

/** Ends every session of the account. Access tokens that are out there are good until they expire. */
export function SignOutEverywhereDialog({ onClose }: { onClose: () => void }) {
  const words = texts().settings;
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => signOut({ global: true }),
    onSuccess: () => leaveSession(),
  });
  return (
    <FormDialog
      title={words.signOutEverywhereTitle}
      action={words.signOutEverywhere}
      busy={isPending}
      onSubmit={mutate}
      onClose={onClose}
    >
      <p>{words.signOutEverywhereText}</p>
      {error && <ErrorNotice>{authWords(error)}</ErrorNotice>}
    </FormDialog>
  );
}
