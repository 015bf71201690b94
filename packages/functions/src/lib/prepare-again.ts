import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import type { ImageAttempt } from "@image-content-search/core/events";
import { environment } from "./environment.ts";

const client = new LambdaClient();

/** Has an original prepared in another attempt: asynchronously, as S3's notification has it prepared first. */
export async function prepareAgain({ imageId, ownerId, attempt }: ImageAttempt): Promise<void> {
  await client.send(
    new InvokeCommand({
      FunctionName: environment("PREPARE_FUNCTION_NAME"),
      InvocationType: "Event",
      Payload: JSON.stringify({ imageId, ownerId, attempt }),
    }),
  );
}
