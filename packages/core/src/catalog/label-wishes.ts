import { AppError } from "../errors.ts";
import { fold } from "../search/query/index.ts";

/** What an owner says of an image's labels; analysis never undoes it. Names count whatever their case. */
export interface LabelCorrections {
  /** Labels that it has. */
  add?: readonly string[] | undefined;
  /** Labels that it has not, though the detector may say so. */
  remove?: readonly string[] | undefined;
  /** Labels that stand as detected again: undoes `add` and `remove`. */
  reset?: readonly string[] | undefined;
}

/** What is to become of one label: its name as it was written and, in `term`, as it is compared. */
export interface LabelWish {
  name: string;
  term: string;
  action: keyof LabelCorrections;
}

/** One wish for each label that is named. @throws AppError `invalid-request` for one named in two of the lists */
export function toWishes({ add = [], remove = [], reset = [] }: LabelCorrections): LabelWish[] {
  const wishes = new Map<string, LabelWish>();
  const wish = (action: LabelWish["action"]) => (raw: string) => {
    const name = raw.normalize("NFC").replace(/\s+/g, " ").trim();
    const term = fold(name);
    const other = wishes.get(term);
    if (other && other.action !== action) throw contradiction(name, [other.action, action]);
    wishes.set(term, { name, term, action });
  };
  add.forEach(wish("add"));
  remove.forEach(wish("remove"));
  reset.forEach(wish("reset"));
  return [...wishes.values()];
}

function contradiction(name: string, actions: readonly LabelWish["action"][]): AppError {
  const issues = actions.map((action) => ({ path: `labels.${action}`, message: `names ${name}` }));
  return new AppError("invalid-request", `The label ${name} cannot be in two of the lists.`, { issues });
}
