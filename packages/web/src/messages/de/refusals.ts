import { formatNumber } from "../../lib/format.ts";
import type { Messages } from "../index.ts";

// Fields, operators and values stay as a query has them.
export const refusals: Messages["refusals"] = {
  "query-too-long": ({ length, most }) =>
    `Die Suche ist ${formatNumber(length)} Zeichen lang; erlaubt sind höchstens ${formatNumber(most)}.`,
  "character-unprintable": () => "Die Suche enthält ein Zeichen, das sich nicht darstellen lässt.",
  "too-many-words": ({ most }) =>
    `Eine Suche hat höchstens ${most} Wörter und Werte; hier ist eines zu viel. Lassen Sie einige weg.`,

  "quote-unclosed": () =>
    'Das Anführungszeichen wird nie geschlossen. Setzen Sie ein " ans Ende oder entfernen Sie dieses.',
  "quotes-empty": () =>
    "Zwischen den Anführungszeichen steht nichts. Schreiben Sie ein Wort hinein oder entfernen Sie sie.",
  "word-empty": () => "Hier steht kein Buchstabe, keine Ziffer und kein Zeichen, nach dem sich suchen lässt.",

  "operand-missing": () => "Hier fehlt etwas, nach dem gesucht werden soll.",
  "operator-alone": ({ operator }) =>
    `${operator} braucht etwas auf beiden Seiten. Um nach dem Wort zu suchen, setzen Sie es in Anführungszeichen.`,
  "not-alone": () =>
    "Hinter NOT fehlt etwas. Um nach dem Wort zu suchen, setzen Sie es in Anführungszeichen.",
  "minus-alone": () => 'Direkt hinter einem Minus muss ein Wort stehen, wie in "-person".',
  "bar-outside-field": () =>
    "Ein | trennt die Werte eines Feldes, wie in label:(cat|dog). Zwischen Wörter gehört OR.",
  "comparison-without-field": ({ example }) =>
    `Vor einem Vergleich muss ein Feld stehen, wie in ${example}. Um nach den Zeichen zu suchen, setzen Sie sie in Anführungszeichen.`,

  "parenthesis-unclosed": () =>
    "Diese Klammer wird nie geschlossen. Setzen Sie eine ) ans Ende oder entfernen Sie diese.",
  "parenthesis-unopened": () =>
    "Diese Klammer schließt nichts. Entfernen Sie sie oder setzen Sie eine ( davor.",
  "parentheses-empty": () =>
    "Zwischen den Klammern steht nichts. Schreiben Sie Wörter hinein oder entfernen Sie sie.",
  "parentheses-too-deep": ({ most }) =>
    `Klammern lassen sich höchstens ${most}-fach schachteln; diese ist eine zu viel.`,

  "colon-without-field": () =>
    "Vor einem Doppelpunkt muss ein Feld stehen. Um nach dem Zeichen zu suchen, setzen Sie es in Anführungszeichen.",
  "field-unknown": ({ written }) =>
    `Ein Feld „${written}“ gibt es nicht. Um nach diesen Wörtern zu suchen, setzen Sie sie in Anführungszeichen.`,
  "field-misnamed": ({ written, meant, example }) =>
    `Ein Feld „${written}“ gibt es nicht. Meinten Sie ${meant}, wie in ${example}?`,
  "value-missing": ({ written, example }) =>
    `Direkt hinter ${written} muss ein Wert stehen, wie in ${example}.`,
  "colon-missing": ({ field, example }) =>
    `Die Werte von ${field} stehen hinter einem Doppelpunkt, wie in ${example}.`,
  "value-unknown": ({ field, written, known }) =>
    `„${written}“ ist kein Wert von ${field}; möglich sind ${known}.`,
  "too-many-values": ({ field, example }) => `${field} nimmt nur einen einzigen Wert, wie in ${example}.`,
  "list-not-possible": ({ field, example }) =>
    `${field} nimmt eine Zahl oder einen Bereich, aber keine Liste, wie in ${example}. Verbinden Sie mehrere mit OR.`,
  "list-without-parentheses": () => "Mehrere Werte eines Feldes stehen in Klammern, wie in label:(cat|dog).",
  "list-value-missing": ({ example }) => `Hier fehlt ein Wert, wie in ${example}.`,
  "list-bar-missing": () => "Zwischen die Werte eines Feldes gehört ein |, hinter den letzten eine ).",
  "list-nested": ({ field }) => `In den Werten von ${field} sind keine weiteren Klammern möglich.`,

  "date-malformed": ({ date }) => `${date} ist kein Datum; schreiben Sie 2024, 2024-05 oder 2024-05-17.`,
  "date-year-beyond": ({ date, first, last }) => `${date} liegt nicht in den Jahren ${first} bis ${last}.`,
  "date-month-unknown": ({ date, month }) => `${date} hat den Monat ${month}; es gibt 01 bis 12.`,
  "date-day-unknown": ({ date, day, last }) =>
    `${date} hat den Tag ${day}; in diesem Monat gibt es 01 bis ${last}.`,
  "date-comparison-unknown": ({ field, operator }) =>
    `${field} kennt >= (von diesem Tag an) und <= (bis zu diesem Tag), aber nicht ${operator}.`,
  "date-range-open": ({ field }) =>
    `Ein Bereich von ${field} braucht auf mindestens einer Seite ein Datum, wie in 2024.. oder ..2024-06.`,
  "date-range-reversed": ({ from, to }) =>
    `Der Bereich endet, bevor er beginnt: ${from} ist später als ${to}.`,

  "number-malformed": ({ field, most, written }) =>
    `${field} nimmt ganze Zahlen von 0 bis ${most}; hier steht ${written || "keine"}.`,
  "number-beyond": ({ field, most, operator }) =>
    `${field} reicht von 0 bis ${most}; mit ${operator} bleibt davon nichts übrig.`,
  "number-range-open": ({ field }) =>
    `Ein Bereich von ${field} braucht auf mindestens einer Seite eine Zahl, wie in 2.. oder ..4.`,
  "number-range-reversed": ({ min, max }) =>
    `Der Bereich endet, bevor er beginnt: ${min} ist mehr als ${max}.`,
  "count-without-parentheses": ({ example }) => `Bei count steht das Label in Klammern, wie in ${example}.`,
  "count-without-number": ({ example }) => `count braucht eine Zahl zum Vergleich, wie in ${example}.`,

  "confidence-malformed": ({ written }) =>
    `conf nimmt 0 bis 100 Prozent mit höchstens zwei Nachkommastellen; hier steht ${written || "nichts"}.`,
  "confidence-comparison-unknown": () =>
    "conf kennt nur >=, wie in conf>=80: Labels zählen ab dieser Sicherheit.",
  "confidence-alone": () =>
    "conf>= gilt für das, was daneben steht, und hier steht es allein. Setzen Sie es neben andere Wörter.",

  "sort-in-parentheses": () => "Die Reihenfolge gilt für das Ganze: Setzen Sie sort: außerhalb der Klammern.",
  "sort-twice": () => "Eine Reihenfolge ist schon angegeben. In einer Suche steht sort: nur einmal.",
  "sort-excluded": () => "Eine Reihenfolge lässt sich nicht ausschließen. Entfernen Sie das Minus.",
};
