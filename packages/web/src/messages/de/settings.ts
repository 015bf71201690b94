import type { Messages } from "../index.ts";

export const settings: Messages["settings"] = {
  title: "Einstellungen",
  look: "Aussehen",
  theme: "Farbschema",
  themes: { system: "Wie das System", light: "Hell", dark: "Dunkel" },
  language: "Sprache",
  languageOfBrowser: "Wie der Browser",
  onThisDevice: "Gilt auf diesem Gerät.",
  pictures: "Bilder",
  showModerated: "Heikle Bilder zeigen",
  showModeratedHint: "Bilder, in denen die Moderation etwas fand, das nicht alle sehen möchten.",
  account: "Konto",
  signedInAs: "Angemeldet als",
  changePassword: "Passwort ändern",
  presentPassword: "Jetziges Passwort",
  newPassword: "Neues Passwort",
  passwordHint: (length) =>
    `Mindestens ${length} Zeichen mit Groß- und Kleinbuchstaben, einer Ziffer und einem Sonderzeichen.`,
  passwordChanged: "Ihr Passwort ist geändert.",
  presentPasswordWrong: "Das jetzige Passwort stimmt nicht.",
  save: "Speichern",
  signOutEverywhere: "Überall abmelden",
  signOutEverywhereTitle: "Auf allen Geräten abmelden?",
  signOutEverywhereText:
    "Hier werden Sie sofort abgemeldet, auf anderen Geräten binnen einer Viertelstunde, wenn deren Anmeldung abläuft.",
  deleteAccount: "Konto löschen …",
  deleteTitle: "Ihr Konto löschen?",
  deleteText:
    "Alle Fotos Ihrer Bibliothek, auch die im Papierkorb, und alles über sie Bekannte werden gelöscht, die Originale eingeschlossen. Sie werden sofort abgemeldet, und mit der Adresse kann sich niemand mehr anmelden.",
  deleteWarning: "Niemand kann etwas davon zurückholen.",
  deleteHint: "Laden Sie zuvor herunter, was Sie behalten möchten.",
  deleteConfirm: (email) => `Zur Bestätigung ${email} eingeben`,
  keepAccount: "Konto behalten",
  deleteEverything: "Alles löschen",
  accountDeleted: "Ihr Konto ist gelöscht. Ihre Fotos werden entfernt; das dauert einige Minuten.",
};
