import { expect, test } from "vitest";
import { completed, typedTokenAt } from "./typed-token.ts";

/** The token at the bar in the text, as what is asked and what is replaced. */
function at(marked: string) {
  const caret = marked.indexOf("^");
  const text = marked.replace("^", "");
  const token = typedTokenAt(text, caret);
  return token && [token.context + token.beginning, text.slice(token.start, token.end)];
}

test.each([
  ["do^", ["do", "do"]],
  ["cat d^og sea", ["d", "dog"]],
  ["cat -do^", ["-do", "-do"]],
  ["cat -^", ["-", "-"]],
  ['"traffic li^', ['"traffic li', '"traffic li']],
  ['"traff^ic light" x', ['"traff', '"traffic light"']],
  ["label:do^", ["label:do", "label:do"]],
  ["-LABEL:d^og", ["-label:d", "-LABEL:dog"]],
  ["label:^", ["label:", "label:"]],
  ["label:^dog", ["label:", "label:dog"]],
  ['label:"polar b^', ['label:"polar b', 'label:"polar b']],
  ["label:(cat|do^", ["label:do", "do"]],
  ["label:(cat|^", ["label:", ""]],
  ["label:(^", ["label:", ""]],
  ["-label:(c^at | dog)", ["label:c", "cat"]],
  ["count(per^", ["label:per", "per"]],
])("in %s the token is %j", (marked, expected) => {
  expect(at(marked)).toEqual(expected);
});

test.each(["^", "^dog", "dog ^", "lab^el:dog", "taken:20^", "width>=4^", "count(dog)>=2^", "(^", "a OR^"])(
  "in %s there is nothing to complete",
  (marked) => {
    expect(at(marked)).toBeUndefined();
  },
);

test.each([
  ["do^", "label", "dog", "dog ^"],
  ["a do^g b", "label", "dogs", "a dogs^ b"],
  ["la^", "field", "label:", "label:^"],
  ["label:(cat|po^", "label", 'label:"polar bear"', 'label:(cat|"polar bear"^'],
  ["-label:do^", "label", "-label:dog", "-label:dog ^"],
])("in %s a %s completes to %s as %s", (marked, kind, query, expected) => {
  const caret = marked.indexOf("^");
  const text = marked.replace("^", "");
  const token = typedTokenAt(text, caret);
  if (!token) throw new Error("There is no token.");

  const after = completed(text, token, { kind, query });

  expect(`${after.text.slice(0, after.caret)}^${after.text.slice(after.caret)}`).toBe(expected);
});
