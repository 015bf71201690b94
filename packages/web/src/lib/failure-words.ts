import { texts } from "../messages/index.ts";

/** Why something failed, by its stable code; in the server's own words where the code is not known here. */
export function failureWords({ code, message }: { code: string; message: string }): string {
  const { failures } = texts().activity;
  return (Object.hasOwn(failures, code) ? failures[code] : undefined) ?? message;
}
