import type { Messages } from "../index.ts";

const notAllowed =
  "Das Bild darf nicht bearbeitet werden, weil etwas nicht richtig eingerichtet ist. Sagen Sie es dem Betreiber und versuchen Sie es dann erneut.";
const notAnalyzable =
  "Das Bild kann so nicht analysiert werden. Speichern Sie es neu als JPEG und laden Sie das hoch.";

export const failures: Messages["failures"] = {
  codes: {
    "not-an-image": "Diese Datei ist kein Bild, was auch immer ihr Name sagt.",
    "too-small": "Das Bild ist zu klein: Jede Seite braucht mindestens 80 Pixel.",
    "too-large":
      "Das Bild ist zu groß: Eine Seite darf 16.000 Pixel haben, das Ganze 100 Megapixel, bei AVIF oder hoher Farbtiefe weniger.",
    "too-narrow": "Das Bild ist so viel länger als breit, dass es nicht analysiert werden kann.",
    damaged: "Das Bild ist beschädigt. Exportieren oder kopieren Sie es neu und laden Sie das hoch.",
    "never-uploaded": "Das Bild wurde angekündigt, kam aber nie an. Laden Sie es erneut hoch.",
    "preparation-failed":
      "Es konnte auch nach mehreren Versuchen nicht vorbereitet werden. Versuchen Sie es später erneut.",
    "stood-still":
      "Es kam nicht weiter, obwohl es mehrmals angestoßen wurde. Versuchen Sie es später erneut.",
    "quota-exceeded":
      "Die heutigen Analysen sind verbraucht. Nach Mitternacht (UTC) geht es weiter; Ihr Administrator kann mehr erlauben.",
    internal: "Es ging auch nach mehreren Versuchen nicht weiter. Versuchen Sie es später erneut.",
    InvalidImageFormatException: notAnalyzable,
    ImageTooLargeException:
      "Das Bild ist zu groß, um analysiert zu werden. Laden Sie es mit weniger Pixeln hoch.",
    InvalidParameterException: notAnalyzable,
    NoSuchKey: "Die Datei des Bildes ist nicht mehr da. Laden Sie es erneut hoch.",
    NoSuchBucket: notAllowed,
    AccessDenied: notAllowed,
    AccessDeniedException: notAllowed,
    QueueDoesNotExist: notAllowed,
    ResourceNotFoundException: notAllowed,
  },
  passing: "Es ist auch nach mehreren Versuchen nicht gelungen. Versuchen Sie es später erneut.",
};
