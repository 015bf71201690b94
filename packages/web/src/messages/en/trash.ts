export const trash = {
  title: "Trash",
  kept: (days: number) => `Photos stay here for ${days} days; then they are deleted for good.`,
  empty: "The trash is empty.",
};
