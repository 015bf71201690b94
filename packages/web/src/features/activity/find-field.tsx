import type { Activity } from "@image-content-search/core/contract";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { useLocation } from "wouter";
import { imageHref, libraryHref } from "../../lib/addresses.ts";
import { call } from "../../lib/api.ts";
import { ApiError, errorWords } from "../../lib/api-error.ts";
import { termText } from "../../lib/term-text.ts";
import { texts } from "../../messages/index.ts";
import { type Found, isImageId, pickByName } from "./find-image.ts";

/** Goes to the image with an id or a file name, wherever in the pipeline it is. */
export function FindField({ activity }: { activity: Activity | undefined }) {
  const [text, setText] = useState("");
  const id = useId();
  const { mutate, data, error, isPending, reset } = useFind(activity);
  const words = texts().activity;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== "") mutate(text.trim());
  };
  const answer = error ? errorWords(error) : data?.kind === "none" && words.findNothing;
  return (
    <form className="find" onSubmit={submit}>
      <label htmlFor={id}>{words.find}</label>
      <div className="find-row">
        <input
          id={id}
          value={text}
          placeholder={words.findHint}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
            reset();
          }}
        />
        <button type="submit" className="button" aria-busy={isPending} disabled={isPending}>
          {words.findAction}
        </button>
      </div>
      <p className="hint" role="status">
        {answer || " "}
      </p>
    </form>
  );
}

function useFind(activity: Activity | undefined) {
  const [, navigate] = useLocation();
  return useMutation({
    mutationFn: (wanted: string) => find(wanted, activity),
    onSuccess: (found, wanted) => {
      if (found.kind === "one") navigate(imageHref(found.imageId, ""), { state: { inApp: true } });
      if (found.kind === "several") navigate(libraryHref(termText(wanted)));
    },
  });
}

async function find(wanted: string, activity: Activity | undefined): Promise<Found> {
  if (isImageId(wanted)) {
    const imageId = wanted.toLowerCase();
    return call("getImage", { params: { imageId } }).then(
      (): Found => ({ kind: "one", imageId }),
      (error): Found => {
        if (error instanceof ApiError && error.status === 404) return { kind: "none" };
        throw error;
      },
    );
  }
  const { items } = await call("listImages", { query: { q: termText(wanted), limit: 200 } });
  return pickByName(wanted, activity, items);
}
