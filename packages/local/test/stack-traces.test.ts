import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { expect, test } from "vitest";
import { clientOptions, newSystem } from "./system.ts";

test("names the source's lines in the trace of what a bundled function threw", async () => {
  const info = await newSystem();
  const invocation = new InvokeCommand({ FunctionName: "index", Payload: "{}" });

  const { FunctionError, Payload } = await new LambdaClient(clientOptions(info)).send(invocation);

  const { errorType, trace } = JSON.parse(Buffer.from(Payload ?? "").toString());
  expect([FunctionError, errorType]).toEqual(["Unhandled", "TypeError"]);
  expect(trace[1]).toMatch(/^ {4}at \S*src\/events\/index-image\.ts:\d+:\d+$/);
});
