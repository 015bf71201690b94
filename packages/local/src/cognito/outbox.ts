import type { Store, Table } from "../lib/store.ts";

/** A mail that Cognito would send. `at` in ms since 1970. */
export interface Mail {
  to: string;
  subject: string;
  body: string;
  code: string;
  at: number;
}

const kept = 200;

/** The mails that would have been sent: each goes to a callback, the latest 200 are kept. */
export class Outbox {
  readonly #store: Store;
  readonly #mails: Table<Mail, number>;
  readonly #onMail: (mail: Mail) => void;

  constructor(store: Store, onMail: (mail: Mail) => void) {
    this.#store = store;
    this.#mails = store.table<Mail, number>("cognito.outbox");
    this.#onMail = onMail;
  }

  send(mail: Mail): void {
    this.#store.transaction(() => {
      const [last = 0] = this.#mails.getKeys({ reverse: true, limit: 1 });
      this.#mails.putSync(last + 1, mail);
      this.#mails.removeSync(last + 1 - kept);
    });
    this.#onMail(mail);
  }

  /** The latest mails, newest first. */
  list(): Mail[] {
    return [...this.#mails.getRange({ reverse: true }).map(({ value }) => value)];
  }
}
