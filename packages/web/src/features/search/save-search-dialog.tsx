import { fold } from "@image-content-search/core/query";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { FormDialog } from "../../components/dialog.tsx";
import { Field } from "../../components/field.tsx";
import { ErrorNotice } from "../../components/notice.tsx";
import { errorWords } from "../../lib/api-error.ts";
import { showToast } from "../../lib/toasts.ts";
import { texts } from "../../messages/index.ts";
import { savedSearchesQuery, useSaveSearch } from "./saved-searches.ts";
import "./save-search-dialog.css";

/** Asks for a name and saves the query under it; a name that is taken is told before it is replaced. */
export default function SaveSearchDialog({ q, onClose }: { q: string; onClose: () => void }) {
  const [name, setName] = useState("");
  const { saveTitle, save, savedAs, replace, replaces, name: nameLabel } = texts().search;
  const { data: all } = useQuery(savedSearchesQuery);
  const namesake = all?.find((other) => fold(other.name) === fold(name));
  const { mutate, error, isPending } = useSaveSearch((saved) => {
    showToast({ text: savedAs(saved.name) });
    onClose();
  });
  const submit = () => {
    if (name.trim() !== "") mutate({ name, q });
  };
  return (
    <FormDialog
      title={saveTitle}
      action={namesake ? replace : save}
      busy={isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>
        <code className="saved-query">{q}</code>
      </p>
      <Field label={nameLabel} value={name} onValue={setName} maxLength={100} autoComplete="off" required />
      <p className="hint" role="status">
        {namesake && replaces(namesake.name)}
      </p>
      {error && <ErrorNotice>{errorWords(error)}</ErrorNotice>}
    </FormDialog>
  );
}
