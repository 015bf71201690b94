import { texts } from "../messages/index.ts";

interface Failed {
  code: string;
  message: string;
  retryable?: boolean;
}

/** Why an image or a job failed, by its stable code; in the server's own words where nothing is known of it here. */
export function failureWords({ code, message, retryable = false }: Failed): string {
  const { codes, passing } = texts().failures;
  const known: Readonly<Record<string, string>> = codes;
  if (Object.hasOwn(known, code)) return known[code] ?? message;
  return retryable ? passing : message;
}
