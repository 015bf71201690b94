import { sql } from "kysely";
import { expect, test } from "vitest";
import { newDatabase } from "../../test/database.ts";
import { imageStatuses } from "./status.ts";
import { moves, rankOf } from "./transition.ts";

const standings = [1, 2, 3].flatMap((attempt) => imageStatuses.map((status) => ({ attempt, status })));
const pairs = standings.flatMap((event) => standings.map((stored) => ({ event, stored })));

test.each([
  ["forward within an attempt", ["preparing", 1], ["analyzing", 1], true],
  ["the same again", ["analyzing", 1], ["analyzing", 1], true],
  ["back within an attempt", ["indexed", 1], ["preparing", 1], false],
  ["from indexed to failed", ["indexed", 1], ["failed", 1], false],
  ["from failed to indexed after all", ["failed", 1], ["indexed", 1], true],
  ["from failed back to under way", ["failed", 1], ["analyzing", 1], false],
  ["to a newer attempt's beginning", ["indexed", 1], ["preparing", 2], true],
  ["to an older attempt's end", ["preparing", 2], ["indexed", 1], false],
] as const)("%s", (_, [status, attempt], [next, nextAttempt], expected) => {
  expect(moves({ status: next, attempt: nextAttempt }, { status, attempt })).toBe(expected);
});

test("no two different standings move each other, so the last one stands whatever the order", () => {
  const both = pairs.filter(({ event, stored }) => moves(event, stored) && moves(stored, event));
  expect(both.filter(({ event, stored }) => event !== stored)).toEqual([]);
  expect(both).toHaveLength(standings.length);
});

test("SQL says the same of every pair", async () => {
  const db = await newDatabase();
  const rows = pairs.map(({ event, stored }, place) => {
    return { ...stored, nextAttempt: event.attempt, rank: rankOf(event.status), place };
  });

  const answer = await sql<{ moves: boolean }>`
    select moves_image("nextAttempt", rank, attempt, status) as moves
    from jsonb_to_recordset(cast(${JSON.stringify(rows)} as jsonb))
      as image(attempt integer, status text, "nextAttempt" integer, rank integer, place integer) order by place
  `.execute(db);

  expect(answer.rows.map((row) => row.moves)).toEqual(pairs.map(({ event, stored }) => moves(event, stored)));
});
