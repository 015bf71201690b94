import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { drawScene } from "@image-content-search/drawings";
import { beforeAll, describe, expect, test } from "vitest";
import type { LocalInfo } from "../src/app/local-pages.ts";
import { newFolder } from "./aws.ts";
import { atLaptop, aws, awsTitle, runAws } from "./aws-command.ts";
import { newSystem } from "./system.ts";

test.runIf(process.env.CI)("the aws command is installed where tests run for everybody", () => {
  expect(aws).toBeDefined();
});

describe.skipIf(!aws)(awsTitle, () => {
  let info: LocalInfo;
  beforeAll(async () => {
    info = await newSystem();
  }, 120_000);

  /** Runs it unchanged against the laptop; answers what it prints, as JSON where that is what it prints. */
  async function command(...words: string[]) {
    const printed = await runAws([...atLaptop(info), "--output", "json", ...words]);
    return /^\s*[{[]/.test(printed) ? JSON.parse(printed) : printed;
  }

  test("lists buckets, and copies a file there and back", async () => {
    const folder = newFolder();
    await writeFile(join(folder, "a.txt"), "hello");

    await command("s3", "cp", join(folder, "a.txt"), `s3://${info.bucket}/notes/a.txt`);
    await command("s3", "cp", `s3://${info.bucket}/notes/a.txt`, join(folder, "b.txt"));

    expect(await command("s3", "ls")).toContain(info.bucket);
    expect(await command("s3", "ls", `s3://${info.bucket}/notes/`)).toMatch(/ 5 a\.txt/);
    expect(await readFile(join(folder, "b.txt"), "utf8")).toBe("hello");
  });

  test("reads a queue's attributes", async () => {
    const { Attributes } = await command(
      "sqs",
      "get-queue-attributes",
      "--queue-url",
      info.queueUrl,
      "--attribute-names",
      "All",
    );

    expect(Attributes).toMatchObject({ ApproximateNumberOfMessages: "0", VisibilityTimeout: "360" });
    expect(JSON.parse(Attributes.RedrivePolicy)).toMatchObject({ maxReceiveCount: 3 });
  });

  test("signs the demo user in", async () => {
    const { email, password } = info.demoUser;
    const { AuthenticationResult } = await command(
      "cognito-idp",
      "initiate-auth",
      "--auth-flow",
      "USER_PASSWORD_AUTH",
      "--client-id",
      info.userPoolClientId,
      "--auth-parameters",
      `USERNAME=${email},PASSWORD=${password}`,
    );

    expect(AuthenticationResult).toMatchObject({ ExpiresIn: 900, TokenType: "Bearer" });
  });

  test("executes a statement", async () => {
    const { records } = await command(
      "rds-data",
      "execute-statement",
      "--resource-arn",
      info.databaseArn,
      "--secret-arn",
      info.databaseSecretArn,
      "--database",
      info.databaseName,
      "--sql",
      "select count(*) from image where status = :status",
      "--parameters",
      JSON.stringify([{ name: "status", value: { stringValue: "indexed" } }]),
    );

    expect(records).toEqual([[{ longValue: 0 }]]);
  });

  test("detects labels in a picture of the bucket", async () => {
    const file = join(newFolder(), "sky.jpg");
    const place = { icon: "airplane", left: 300, top: 200, size: 340 };
    await writeFile(file, await drawScene([place], { width: 1_152, height: 864 }));
    await command("s3", "cp", file, `s3://${info.bucket}/sky.jpg`);

    const image = JSON.stringify({ S3Object: { Bucket: info.bucket, Name: "sky.jpg" } });
    const { Labels } = await command("rekognition", "detect-labels", "--image", image);

    expect(Labels.map(({ Name }: { Name: string }) => Name)).toContain("Airplane");
  });

  test("puts an event on the bus", async () => {
    const entry = { EventBusName: info.eventBusName, Source: "shell", DetailType: "greeting", Detail: "{}" };
    const { FailedEntryCount, Entries } = await command(
      "events",
      "put-events",
      "--entries",
      JSON.stringify([entry]),
    );

    expect([FailedEntryCount, Entries.length]).toEqual([0, 1]);
  });

  test("is refused with a wrong secret", async () => {
    const act = runAws([...atLaptop(info), "s3", "ls"], { AWS_SECRET_ACCESS_KEY: "wrong" });

    await expect(act).rejects.toThrow("SignatureDoesNotMatch");
  });
});
