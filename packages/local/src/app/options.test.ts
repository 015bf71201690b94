import { expect, test } from "vitest";
import { readOptions } from "./options.ts";

test("defaults to loopback, the documented ports and a folder beside the code", () => {
  expect(readOptions({}, [], "/home/me")).toEqual({
    port: 3000,
    awsPort: 4566,
    host: "127.0.0.1",
    dataFolder: "/home/me/.local",
    databaseUrl: undefined,
    reset: false,
    yes: false,
    watch: false,
  });
});

test("takes everything from the environment", () => {
  const environment = {
    PORT: "1",
    AWS_PORT: "2",
    HOST: "::1",
    DATA_DIR: "/x",
    DATABASE_URL: "postgres://h/d",
  };

  expect(readOptions(environment, ["--reset"], "/home/me")).toMatchObject({
    port: 1,
    awsPort: 2,
    host: "::1",
    dataFolder: "/x",
    databaseUrl: "postgres://h/d",
    reset: true,
  });
});

test.each([
  [{ PORT: "http" }, [], /PORT must be a port number/],
  [{ AWS_PORT: "70000" }, [], /AWS_PORT must be a port number/],
  [{ DATABASE_URL: "mysql://h/d" }, [], /postgres:\/\//],
  [{ DATABASE_URL: "postgres://a b:port/d" }, [], /must be a URL/],
  [{}, ["--resett"], /"--resett" is not an option/],
])("refuses %j %j in one sentence", (environment, args, words) => {
  expect(() => readOptions(environment, args, "/home/me")).toThrow(words);
});
