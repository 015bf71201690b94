import type { IncomingMessage, ServerResponse } from "node:http";

/** Buckets in memory, as far as assets are published to them: whole, or in parts. */
export class FakeBuckets {
  /** Content by `/bucket/key`. */
  readonly objects = new Map<string, Buffer>();
  readonly #parts: Buffer[] = [];

  /** The text of the object that a URL, path style or virtual-hosted, names. @throws when it is not there */
  read(url: string): string {
    const { pathname } = new URL(url);
    const [, object] = [...this.objects].find(([path]) => path.endsWith(pathname)) ?? [];
    if (!object) throw new Error(`Nothing was published at ${url}.`);
    return object.toString();
  }

  answer(request: IncomingMessage, body: Buffer, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://fake");
    const object = this.objects.get(pathname);
    const send = (status: number, text: string | Buffer = "") =>
      response.writeHead(status, { "content-type": "application/xml", etag: '"fake"' }).end(text);
    switch (request.method) {
      case "HEAD":
        return void send(object ? 200 : 404);
      case "PUT":
        if (searchParams.has("partNumber")) this.#parts[Number(searchParams.get("partNumber"))] = body;
        else this.objects.set(pathname, body);
        return void send(200);
      case "POST":
        if (!searchParams.has("uploads"))
          this.objects.set(pathname, Buffer.concat(this.#parts.splice(0).filter(Boolean)));
        return void send(200, uploadAnswer);
      default:
        return void (object ? send(200, object) : answerAbout(searchParams, send));
    }
  }
}

/** What begins an upload in parts and what ends it, in one. */
const uploadAnswer = "<Result><UploadId>1</UploadId><ETag>fake</ETag></Result>";

/** What is asked about a bucket, and what is not there. */
function answerAbout(query: URLSearchParams, send: (status: number, text: string) => void): void {
  const [asked] = Object.keys(bucketAnswers).filter((name) => query.has(name));
  if (asked) send(200, bucketAnswers[asked] ?? "");
  else send(404, "<Error><Code>NoSuchKey</Code></Error>");
}

const bucketAnswers: Readonly<Record<string, string>> = {
  location: "<LocationConstraint></LocationConstraint>",
  encryption: "<ServerSideEncryptionConfiguration/>",
  "list-type": "<ListBucketResult/>",
};
