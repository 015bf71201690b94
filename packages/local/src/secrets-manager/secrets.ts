import { randomBytes, randomUUID } from "node:crypto";
import { AwsError } from "../lib/aws-error.ts";
import type { Store, Table } from "../lib/store.ts";

/** A secret's one version. */
export interface Secret {
  name: string;
  arn: string;
  versionId: string;
  value: string;
  /** Ms since the epoch. */
  createdAt: number;
}

/** The secrets of Secrets Manager: made once, then kept. */
export class Secrets {
  readonly #store: Store;
  readonly #secrets: Table<Secret>;
  readonly #now: () => number;

  constructor(store: Store, now: () => number = Date.now) {
    this.#store = store;
    this.#secrets = store.table("secrets-manager.secret");
    this.#now = now;
  }

  /** The secret of this name; `create` makes its value the first time only. */
  declare(name: string, create: () => string): Secret {
    return this.#store.transaction(() => {
      const existing = this.#secrets.get(name);
      if (existing) return existing;
      const secret = {
        name,
        arn: `arn:aws:secretsmanager:us-east-1:000000000000:secret:${name}-${randomBytes(3).toString("hex")}`,
        versionId: randomUUID(),
        value: create(),
        createdAt: this.#now(),
      };
      this.#secrets.putSync(name, secret);
      return secret;
    });
  }

  /** By name or ARN. @throws AwsError `ResourceNotFoundException` */
  get(nameOrArn: string): Secret {
    const secret = this.find(nameOrArn);
    if (!secret) {
      throw new AwsError("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
    }
    return secret;
  }

  /** By name or ARN. */
  find(nameOrArn: string): Secret | undefined {
    const name = /^arn:aws:secretsmanager:[^:]*:[^:]*:secret:(.+)-[^-]{6}$/.exec(nameOrArn)?.[1] ?? nameOrArn;
    const secret = this.#secrets.get(name);
    return name === nameOrArn || secret?.arn === nameOrArn ? secret : undefined;
  }
}
