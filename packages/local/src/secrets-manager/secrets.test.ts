import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { expect, test } from "vitest";
import { newFolder, newStore, serveAws } from "../../test/aws.ts";
import { Store } from "../lib/store.ts";
import { Secrets } from "./secrets.ts";
import { secretsManagerService } from "./wire.ts";

async function newSecrets() {
  const secrets = new Secrets(newStore(), () => 1_700_000_000_000);
  const aws = await serveAws((authenticate) => [secretsManagerService(secrets, authenticate)]);
  const client = new SecretsManagerClient(aws);
  const get = (SecretId: string) => client.send(new GetSecretValueCommand({ SecretId }));
  return { secrets, aws, get };
}

test("a secret is found by its name and its ARN", async () => {
  const { secrets, get } = await newSecrets();
  const { arn } = secrets.declare("team/database-owner", () => '{"password":"p"}');

  expect(arn).toMatch(
    /^arn:aws:secretsmanager:us-east-1:000000000000:secret:team\/database-owner-[0-9a-f]{6}$/,
  );
  for (const id of ["team/database-owner", arn]) {
    expect(await get(id)).toMatchObject({
      ARN: arn,
      Name: "team/database-owner",
      SecretString: '{"password":"p"}',
      VersionStages: ["AWSCURRENT"],
      CreatedDate: new Date(1_700_000_000_000),
    });
  }
});

test("a secret that nobody declared is an error, and so is an ARN with another ending", async () => {
  const { secrets, get } = await newSecrets();
  const { arn } = secrets.declare("database", () => "p");

  for (const id of ["none", `${arn.slice(0, -6)}zzzzzz`]) {
    await expect(get(id)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  }
});

test("an unsigned request is refused", async () => {
  const { secrets, aws } = await newSecrets();
  secrets.declare("database", () => "p");

  const headers = { "x-amz-target": "secretsmanager.GetSecretValue" };
  const answer = await fetch(aws.endpoint, { method: "POST", headers, body: '{"SecretId":"database"}' });

  expect(answer.status).toBe(403);
  expect(await answer.json()).toMatchObject({ __type: "AccessDenied" });
});

test("a secret keeps its first value and ARN over restarts", async () => {
  const folder = newFolder();
  const before = new Store(folder);
  const first = new Secrets(before).declare("database", () => "first");
  await before.close();

  const again = new Secrets(newStore(folder)).declare("database", () => "second");

  expect(again).toEqual(first);
  expect(again.value).toBe("first");
});
