import type { SignUp } from "@image-content-search/core/contract";

/** Reads the setting `SIGN_UP`: "open", "closed", or e-mail domains by commas. */
export function readSignUp(setting: string): SignUp {
  if (setting === "closed") return { open: false, emailDomains: [] };
  return { open: true, emailDomains: setting === "open" ? [] : setting.split(",") };
}

/** Why the owner of an address may not make an account, in words for them; undefined where they may. */
export function findSignUpRefusal({ open, emailDomains }: SignUp, email: string): string | undefined {
  if (!open) return "Nobody can sign up here by themselves: ask an administrator for an account";
  const domain = email.slice(email.lastIndexOf("@") + 1).toLowerCase();
  if (emailDomains.length === 0 || emailDomains.includes(domain)) return undefined;
  return `Only e-mail addresses at ${emailDomains.join(" or ")} can sign up here`;
}
