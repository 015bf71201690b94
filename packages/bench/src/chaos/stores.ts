import { RDSData } from "@aws-sdk/client-rds-data";
import { paginateListObjectsV2, S3Client } from "@aws-sdk/client-s3";
import { SQS } from "@aws-sdk/client-sqs";
import type { SystemInfo } from "../library.ts";

/** A message that nobody could work off. */
export interface DeadLetter {
  queue: string;
  body: string;
}

/** Looks into the database, the bucket and the queues themselves, by the developer's key. */
export class Stores {
  readonly #info: SystemInfo;
  readonly #database: RDSData;
  readonly #objects: S3Client;
  readonly #queues: SQS;

  constructor(info: SystemInfo) {
    const { awsEndpoint: endpoint, region, credentials } = info;
    const options = { endpoint, region, credentials };
    this.#info = info;
    this.#database = new RDSData(options);
    this.#objects = new S3Client({ ...options, forcePathStyle: true });
    this.#queues = new SQS(options);
  }

  /** What a statement answers, a row an object. */
  async rows<Row>(sql: string): Promise<Row[]> {
    const { formattedRecords = "[]" } = await this.#database.executeStatement({
      resourceArn: this.#info.databaseArn,
      secretArn: this.#info.databaseSecretArn,
      database: this.#info.databaseName,
      formatRecordsAs: "JSON",
      sql,
    });
    return JSON.parse(formattedRecords);
  }

  /** Every key of the bucket. */
  async keys(): Promise<string[]> {
    const keys: string[] = [];
    const pages = paginateListObjectsV2({ client: this.#objects }, { Bucket: this.#info.bucket });
    for await (const { Contents = [] } of pages) keys.push(...Contents.flatMap(({ Key }) => Key ?? []));
    return keys;
  }

  /** Everything that lies in the dead-letter queues of these queues, left there. */
  async deadLetters(names: readonly string[]): Promise<DeadLetter[]> {
    const letters: DeadLetter[] = [];
    for (const queue of names) {
      const QueueUrl = new URL(`${queue}-queue-dead-letters`, this.#info.queueUrl).href;
      for (;;) {
        const { Messages = [] } = await this.#queues.receiveMessage({ QueueUrl, MaxNumberOfMessages: 10 });
        if (Messages.length === 0) break;
        letters.push(...Messages.map(({ Body = "" }) => ({ queue, body: Body })));
      }
    }
    return letters;
  }
}
