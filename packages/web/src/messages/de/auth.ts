import type { Messages } from "../index.ts";

export const auth: Messages["auth"] = {
  tagline: "Finden Sie Ihre Fotos nach dem, was darauf ist.",
  sessionEnded: "Ihre Sitzung ist abgelaufen. Melden Sie sich an, um weiterzumachen, wo Sie waren.",
  email: "E-Mail",
  password: "Passwort",
  newPassword: "Neues Passwort",
  passwordHint: (length) =>
    `Mindestens ${length} Zeichen mit Groß- und Kleinbuchstaben, einer Ziffer und einem Sonderzeichen.`,
  code: "Code",
  backToSignIn: "Zurück zur Anmeldung",

  signIn: "Anmelden",
  createAccount: "Konto anlegen",
  forgot: "Passwort vergessen?",
  hosted: "Über die Anmeldeseite anmelden",
  demoUser: "Demo-Konto",
  demoReady: "Auf diesem Rechner gibt es ein Demo-Konto:",
  useDemo: "Verwenden",

  create: "Konto anlegen",
  domains: (domains) => `Eine Adresse bei ${domains}.`,
  haveAccount: "Ich habe schon ein Konto",

  confirmTitle: "Adresse bestätigen",
  codeSent: "Wir haben einen Code geschickt an:",
  newCodeSent: "Ein neuer Code ist unterwegs an:",
  confirm: "Bestätigen",
  sendNewCode: "Neuen Code senden",
  outbox: "Dieser Rechner verschickt keine E-Mails: Codes liegen im Postausgang.",

  resetTitle: "Passwort zurücksetzen",
  resetText: "Wir schicken Ihnen einen Code, mit dem Sie ein neues Passwort wählen.",
  sendCode: "Code senden",
  choosePassword: "Passwort wählen",
  chooseNewPassword: "Neues Passwort wählen",
  onlyOnce: "Das zugesandte Passwort öffnet dieses Konto nur einmal:",
  codeOnItsWay: "Falls es ein solches Konto gibt, ist ein Code unterwegs:",
  saveAndSignIn: "Speichern und anmelden",

  refusals: {
    UserNotFoundException: "Die E-Mail-Adresse oder das Passwort stimmt nicht.",
    UsernameExistsException: "Zu dieser E-Mail-Adresse gibt es schon ein Konto. Melden Sie sich an.",
    CodeMismatchException:
      "Dieser Code stimmt nicht. Sehen Sie in die letzte Nachricht und versuchen Sie es erneut.",
    ExpiredCodeException: "Dieser Code gilt nicht mehr. Fordern Sie einen neuen an.",
    LimitExceededException: "Zu viele Versuche. Warten Sie einige Minuten und versuchen Sie es erneut.",
    TooManyRequestsException: "Zu viele Versuche auf einmal. Warten Sie kurz und versuchen Sie es erneut.",
    TooManyFailedAttemptsException: "Zu viele falsche Codes. Fordern Sie einen neuen an.",
    PasswordResetRequiredException:
      "Dieses Passwort muss erst zurückgesetzt werden: über „Passwort vergessen?“.",
    CodeDeliveryFailureException:
      "Der Code ließ sich an diese Adresse nicht senden. Prüfen Sie sie und versuchen Sie es erneut.",
    NetworkError:
      "Der Anmeldedienst ist nicht erreichbar. Prüfen Sie die Verbindung und versuchen Sie es erneut.",
  },
  wrongCredentials: "Die E-Mail-Adresse oder das Passwort stimmt nicht.",
  tooManyWrong: "Zu viele falsche Versuche. Warten Sie einige Minuten und versuchen Sie es erneut.",
  disabled: "Dieses Konto ist gesperrt.",
  noSignUp: "Hier kann niemand selbst ein Konto anlegen.",
  onlyDomains: (domains) => `Nur mit einer Adresse bei ${domains} lässt sich hier ein Konto anlegen.`,
  weakPassword: (reason) => `Dieses Passwort ist nicht stark genug: ${reason}.`,
  weakBecause: {
    length: "es ist zu kurz",
    uppercase: "es braucht Großbuchstaben",
    lowercase: "es braucht Kleinbuchstaben",
    digit: "es braucht Ziffern",
    symbol: "es braucht Sonderzeichen",
  },
  strongerPassword: "wählen Sie ein längeres mit Buchstaben, Ziffern und Sonderzeichen",
  invalidForm: "Etwas in diesem Formular ist nicht gültig. Prüfen Sie es.",
  unknown: "Das hat nicht geklappt. Versuchen Sie es gleich noch einmal.",
};
