import { type RefObject, useEffect, useRef } from "react";

/** For the `<dialog>` that it is put on: opens it over everything as soon as it is there. */
export function useModal(): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return dialog;
}
