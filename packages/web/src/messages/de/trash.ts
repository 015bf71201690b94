import type { Messages } from "../index.ts";

export const trash: Messages["trash"] = {
  title: "Papierkorb",
  kept: (days) => `Fotos bleiben ${days} Tage lang hier; dann werden sie endgültig gelöscht.`,
  empty: "Der Papierkorb ist leer.",
};
