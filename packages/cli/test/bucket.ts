import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** How the bucket meets one PUT: with this status and text, or by breaking the connection. */
export type Turn = { status: number; text?: string } | "break";

/** A bucket that meets one PUT after the other as told, and takes all later ones; answers what has come. */
export async function startBucket(...turns: Turn[]) {
  const received: { headers: NodeJS.Dict<string | string[]>; body: string }[] = [];
  const server = createServer(async (request, response) => {
    const turn = turns.shift() ?? { status: 200 };
    if (turn === "break") {
      request.socket.destroy();
      return;
    }
    received.push({ headers: request.headers, body: (await buffer(request)).toString("latin1") });
    response.writeHead(turn.status).end(turn.text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return { url: `http://127.0.0.1:${port}/original`, received };
}

/** What S3 says when it refuses. */
export function refusal(status: number, code: string, message = ""): Turn {
  return { status, text: `<Error><Code>${code}</Code><Message>${message}</Message></Error>` };
}
