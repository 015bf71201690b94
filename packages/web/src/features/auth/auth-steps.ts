/** Where somebody stands on the way in; the e-mail address and password go along so that nobody types twice. */
export type AuthStep =
  | { name: "sign-in"; email: string; message?: string }
  | { name: "sign-up"; email: string }
  | { name: "confirm"; email: string; password: string }
  | { name: "new-password"; email: string }
  | { name: "forgot"; email: string }
  | { name: "reset"; email: string };
