import { dateWords } from "./dates.ts";
import type { RefusalWords } from "./reasons.ts";

/** What is said of every kind of refusal, in English. */
export const refusalWords: RefusalWords = {
  ...dateWords,
  "query-too-long": ({ length, most }) =>
    `The query is ${length} characters long; at most ${most} are allowed.`,
  "character-unprintable": () => "The query contains a character that cannot be printed.",
  "too-many-words": ({ most }) =>
    `A query has at most ${most} words and values; this is one too many. Leave some out.`,

  "quote-unclosed": () => 'The quote is never closed. Add a " at the end, or take this one away.',
  "quotes-empty": () => "There is nothing between the quotes. Write a word there, or take them away.",
  "word-empty": () => "There is no letter, digit or sign here that could be looked for.",

  "operand-missing": () => "Here something to look for is missing.",
  "operator-alone": ({ operator }) =>
    `${operator} needs something on both sides. Write it in quotes to look for the word.`,
  "not-alone": () => "NOT needs something behind it. Write it in quotes to look for the word.",
  "minus-alone": () => 'A minus needs a word right behind it, as in "-person".',
  "bar-outside-field": () =>
    "A | stands between the values of one field, as in label:(cat|dog). Between words write OR.",
  "comparison-without-field": ({ example }) =>
    `A comparison needs a field before it, as in ${example}. Put it in quotes to look for it.`,

  "parenthesis-unclosed": () =>
    "This parenthesis is never closed. Add a ) at the end, or take this one away.",
  "parenthesis-unopened": () => "This parenthesis closes nothing. Take it away, or put a ( before it.",
  "parentheses-empty": () =>
    "There is nothing between the parentheses. Write words there, or take them away.",
  "parentheses-too-deep": ({ most }) => `Parentheses go ${most} deep at most; this is one too many.`,

  "colon-without-field": () => "A colon needs a field before it. Put it in quotes to look for it.",
  "field-unknown": ({ written }) =>
    `There is no field "${written}". Put it in quotes to look for these words.`,
  "field-misnamed": ({ written, meant, example }) =>
    `There is no field "${written}". Did you mean ${meant}, as in ${example}?`,
  "value-missing": ({ written, example }) => `${written} needs a value right behind it, as in ${example}.`,
  "colon-missing": ({ field, example }) => `${field} takes its values behind a colon, as in ${example}.`,
  "value-unknown": ({ field, written, known }) => `${field} knows no "${written}"; it is one of ${known}.`,
  "too-many-values": ({ field, example }) => `${field} takes one value only, as in ${example}.`,
  "list-not-possible": ({ field, example }) =>
    `${field} takes one number or range and no list, as in ${example}. Put OR between several.`,
  "list-without-parentheses": () => "Several values of a field stand in parentheses, as in label:(cat|dog).",
  "list-value-missing": ({ example }) => `Here a value is missing, as in ${example}.`,
  "list-bar-missing": () => "Between the values of a field stands a |, and behind the last a ).",
  "list-nested": ({ field }) => `The values of ${field} have no parentheses inside.`,

  "date-comparison-unknown": ({ field, operator }) =>
    `${field} knows >= (from that day on) and <= (up to that day), not ${operator}.`,
  "date-range-open": ({ field }) =>
    `A range of ${field} needs a date on one side at least, as in 2024.. or ..2024-06.`,
  "date-range-reversed": ({ from, to }) => `The range ends before it starts: ${from} is later than ${to}.`,

  "number-malformed": ({ field, most, written }) =>
    `${field} takes whole numbers from 0 to ${most}, and this is ${written || "none"}.`,
  "number-beyond": ({ field, most, operator }) =>
    `${field} goes from 0 to ${most}: nothing is ${operator} that.`,
  "number-range-open": ({ field }) =>
    `A range of ${field} needs a number on one side at least, as in 2.. or ..4.`,
  "number-range-reversed": ({ min, max }) => `The range ends before it starts: ${min} is more than ${max}.`,
  "count-without-parentheses": ({ example }) => `count takes its label in parentheses, as in ${example}.`,
  "count-without-number": ({ example }) => `count needs a number to compare with, as in ${example}.`,

  "confidence-malformed": ({ written }) =>
    `conf takes 0 to 100 percent with two decimals at most, and this is ${written || "none"}.`,
  "confidence-comparison-unknown": () =>
    "conf knows only >=, as in conf>=80: labels count from this confidence on.",
  "confidence-alone": () =>
    "conf>= holds for what stands beside it, and here it stands alone. Put it beside other words.",

  "sort-in-parentheses": () => "The order is that of the whole: put sort: outside the parentheses.",
  "sort-twice": () => "There is an order already. A query has one sort: only.",
  "sort-excluded": () => "An order cannot be excluded. Take the minus away.",
};
