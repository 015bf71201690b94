import { generateKeyPairSync } from "node:crypto";
import { getSignedCookies } from "@aws-sdk/cloudfront-signer";
import { expect, test } from "vitest";
import { opens } from "./signed-cookies.ts";

const newPair = () =>
  generateKeyPairSync("rsa", {
    modulusLength: 2_048,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
const pair = newPair();
const keyPair = { id: "K1", publicKey: pair.publicKey };
const url = "http://localhost:3000/media/owner/image/v1/thumbnail.jpg";
const expires = 2_000_000_000;

/** A `Cookie` header that AWS's own signer made. */
function cookie({
  resource = "http://localhost:3000/media/owner/*",
  privateKey = pair.privateKey,
  id = "K1",
} = {}) {
  const condition = { DateLessThan: { "AWS:EpochTime": expires } };
  const policy = JSON.stringify({ Statement: [{ Resource: resource, Condition: condition }] });
  const cookies = getSignedCookies({ keyPairId: id, privateKey, policy });
  return Object.entries(cookies)
    .map(([name, value]) => `${name}=${value}`)
    .join("; ");
}

test("cookies of AWS's signer open what their policy names, until it ends", () => {
  expect(opens(cookie(), url, keyPair, expires * 1000 - 1)).toBe(true);
  expect(opens(cookie(), url, keyPair, expires * 1000)).toBe(false);
});

test.each([
  ["another owner's", cookie({ resource: "http://localhost:3000/media/other/*" })],
  ["another origin's", cookie({ resource: "https://example.com/media/owner/*" })],
  ["those of another key", cookie({ privateKey: newPair().privateKey })],
  ["those that name another key", cookie({ id: "K2" })],
  ["altered ones", cookie().replace(/(CloudFront-Policy=.{30})./, "$1x")],
  ["half of them", cookie().split("; ").slice(1).join("; ")],
  ["none", ""],
])("%s do not open it", (_what, header) => {
  expect(opens(header, url, keyPair, 0)).toBe(false);
});

test("a dot in the policy is a dot", () => {
  const dotted = cookie({ resource: "http://localhost:3000/media/owner/image/v1/thumbnail.jpg" });

  expect(opens(dotted, url, keyPair, 0)).toBe(true);
  expect(opens(dotted, url.replace(".jpg", "xjpg"), keyPair, 0)).toBe(false);
});
