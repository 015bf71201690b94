/** Whether what was typed is the address, whatever its case; an account without one is confirmed by nothing. */
export function isSameEmail(typed: string, email: string): boolean {
  return email !== "" && typed.trim().toLowerCase() === email.toLowerCase();
}
