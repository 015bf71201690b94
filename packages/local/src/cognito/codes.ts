import { randomInt, timingSafeEqual } from "node:crypto";
import type { Store, Table } from "../lib/store.ts";
import { codeExpired, codeMismatch, limitExceeded } from "./errors.ts";
import type { Outbox } from "./outbox.ts";
import type { User } from "./users.ts";

/** What a code is good for. */
export type Purpose = "sign-up" | "password";

interface Code {
  code: string;
  expiresAt: number;
  wrongTries: number;
  /** When codes for this purpose were sent within the last hour, in ms since 1970. */
  sentAt: number[];
}

const hour = 3_600_000;

/** How long codes hold (https://docs.aws.amazon.com/cognito/latest/developerguide/limits.html) and what the mail says. */
const purposes: Record<Purpose, { holdsMs: number; subject: string; body: string }> = {
  "sign-up": { holdsMs: 24 * hour, subject: "Your verification code", body: "Your confirmation code is" },
  password: { holdsMs: hour, subject: "Your password reset code", body: "Your password reset code is" },
};

const maxTries = 5;
const maxSentAnHour = 5;

/** The six-digit codes that users get by mail; a user has one at a time for each purpose. */
export class Codes {
  readonly #table: Table<Code>;
  readonly #outbox: Outbox;
  readonly #now: () => number;

  constructor(store: Store, outbox: Outbox, now: () => number) {
    this.#table = store.table("cognito.codes");
    this.#outbox = outbox;
    this.#now = now;
  }

  /** Mails a new code; older ones end. @throws AwsError `LimitExceededException` after five within an hour */
  send(user: User, purpose: Purpose): void {
    const at = this.#now();
    const sentAt = this.#table.get(`${user.sub}/${purpose}`)?.sentAt.filter((time) => time > at - hour) ?? [];
    if (sentAt.length >= maxSentAnHour) throw limitExceeded();
    const code = String(randomInt(1_000_000)).padStart(6, "0");
    const { holdsMs, subject, body } = purposes[purpose];
    this.#table.putSync(`${user.sub}/${purpose}`, {
      code,
      expiresAt: at + holdsMs,
      wrongTries: 0,
      sentAt: [...sentAt, at],
    });
    this.#outbox.send({ to: user.email, subject, body: `${body} ${code}`, code, at });
  }

  /**
   * Uses the code up: it works once.
   * @throws AwsError `CodeMismatchException`, `ExpiredCodeException`, or `LimitExceededException` after five wrong ones
   */
  redeem(user: User, purpose: Purpose, given: string): void {
    const key = `${user.sub}/${purpose}`;
    const kept = this.#table.get(key);
    if (!kept || kept.expiresAt <= this.#now()) throw codeExpired();
    if (kept.wrongTries >= maxTries) throw limitExceeded();
    const same =
      given.length === kept.code.length && timingSafeEqual(Buffer.from(given), Buffer.from(kept.code));
    if (!same) {
      this.#table.putSync(key, { ...kept, wrongTries: kept.wrongTries + 1 });
      throw codeMismatch();
    }
    this.#table.removeSync(key);
  }

  remove(user: User): void {
    for (const purpose of Object.keys(purposes)) this.#table.removeSync(`${user.sub}/${purpose}`);
  }
}
