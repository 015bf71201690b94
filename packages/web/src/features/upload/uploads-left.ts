const keyOf = (userId: string) => `uploads-left:${userId}`;

/** Whether an earlier visit of this person may have left files unsent in this browser; told without opening any store. */
export function areUploadsLeft(userId: string): boolean {
  return localStorage.getItem(keyOf(userId)) !== null;
}

/** Notes for the next visit whether files are left unsent. */
export function noteUploadsLeft(userId: string, left: boolean): void {
  if (left) localStorage.setItem(keyOf(userId), "1");
  else localStorage.removeItem(keyOf(userId));
}
