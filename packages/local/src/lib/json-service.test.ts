import { createHash } from "node:crypto";
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { expect, test } from "vitest";
import { newStore, serveAws } from "../../test/aws.ts";
import { Secrets } from "../secrets-manager/secrets.ts";
import { secretsManagerService } from "../secrets-manager/wire.ts";

test("a body is refused that is not the one whose hash was signed", async () => {
  const secrets = new Secrets(newStore());
  for (const name of ["mine", "ours"]) secrets.declare(name, () => name);
  const aws = await serveAws((authenticate) => [secretsManagerService(secrets, authenticate)]);
  const client = new SecretsManagerClient(aws);
  let swap = (body: string) => body;
  client.middlewareStack.add(
    (next) => (args) => {
      const request = args.request as { body: string; headers: Record<string, string> };
      request.headers["x-amz-content-sha256"] = createHash("sha256").update(request.body).digest("hex");
      return next(args);
    },
    { step: "build" },
  );
  client.middlewareStack.add(
    (next) => (args) => {
      const request = args.request as { body: string };
      request.body = swap(request.body);
      return next(args);
    },
    { step: "deserialize" },
  );
  const get = () => client.send(new GetSecretValueCommand({ SecretId: "mine" }));

  expect((await get()).SecretString).toBe("mine");
  swap = (body) => body.replace("mine", "ours");
  await expect(get()).rejects.toMatchObject({ name: "SignatureDoesNotMatch" });
});
