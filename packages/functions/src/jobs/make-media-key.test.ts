import { createPrivateKey, createPublicKey } from "node:crypto";
import { createServer, type Server } from "node:http";
import { json } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";

const secretArn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:media-key";
let server: Server;
let handler: typeof import("./make-media-key.ts").handler;
let value: string | undefined;
let failure: string | undefined;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const body: { SecretString?: string } = Object(await json(request));
    const operation = request.headers["x-amz-target"];
    if (operation === "secretsmanager.PutSecretValue") value = body.SecretString;
    const code = failure ?? (value === undefined ? "ResourceNotFoundException" : undefined);
    response.writeHead(code ? 400 : 200, { "content-type": "application/x-amz-json-1.1" });
    response.end(JSON.stringify(code ? { __type: code } : { ARN: secretArn, SecretString: value }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  vi.stubEnv("AWS_ENDPOINT_URL_SECRETS_MANAGER", `http://127.0.0.1:${port}`);
  vi.stubEnv("AWS_REGION", "eu-west-1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "test");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
  ({ handler } = await import("./make-media-key.ts"));
});

afterAll(() => {
  vi.unstubAllEnvs();
  server.close();
});

beforeEach(() => {
  value = undefined;
  failure = undefined;
});

function call(RequestType: "Create" | "Update" | "Delete") {
  return handler({ RequestType, ResourceProperties: { secretArn } });
}

test("makes an RSA pair: the private key goes into the secret, the public key is answered", async () => {
  const { PhysicalResourceId, Data } = await call("Create");

  const privateKey = createPrivateKey(value ?? "");
  expect(PhysicalResourceId).toBe(secretArn);
  expect(privateKey.asymmetricKeyType).toBe("rsa");
  expect(privateKey.asymmetricKeyDetails?.modulusLength).toBe(2_048);
  expect(Data?.publicKey).toMatch(/^-----BEGIN PUBLIC KEY-----\n/);
  expect(createPublicKey(Data?.publicKey ?? "").equals(createPublicKey(privateKey))).toBe(true);
});

test("answers the same key ever after", async () => {
  const created = await call("Create");
  const stored = value;

  const updated = await call("Update");
  const createdAgain = await call("Create");

  expect(updated).toEqual(created);
  expect(createdAgain).toEqual(created);
  expect(value).toBe(stored);
});

test("makes no new key when the secret cannot be read", async () => {
  failure = "AccessDeniedException";

  await expect(call("Update")).rejects.toThrow(expect.objectContaining({ name: "AccessDeniedException" }));
  expect(value).toBeUndefined();
});

test("leaves deleting to the secret", async () => {
  await expect(call("Delete")).resolves.toEqual({ PhysicalResourceId: secretArn });
  expect(value).toBeUndefined();
});
