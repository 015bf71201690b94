import { createPublicKey } from "node:crypto";
import { join } from "node:path";
import { media, type ReadMedia } from "../cloudfront/media-wire.ts";
import { site } from "../cloudfront/site-wire.ts";
import { ClockSettings, FaultSettings } from "../faults/settings.ts";
import { settingsPage } from "../faults/settings-wire.ts";
import { createAuthorizer } from "../http-api/authorizer.ts";
import { httpApi } from "../http-api/wire.ts";
import { AwsError } from "../lib/aws-error.ts";
import { packageRoot } from "../lib/built.ts";
import type { Behavior } from "./app-server.ts";
import { createLocalPages, type LocalInfo } from "./local-pages.ts";
import type { Parts } from "./parts.ts";
import { names } from "./settings.ts";
import { systemStatus } from "./status.ts";

/** What the app's origin answers: the API, the renditions, the laptop's own pages, and the SPA for the rest. */
export function appBehaviors(parts: Parts, info: LocalInfo): Behavior[] {
  const { functions, pool, secrets, buckets } = parts;
  const authorizer = createAuthorizer({
    issuer: pool.url,
    clientId: pool.clientId,
    jwks: pool.tokens.jwks(),
  });
  const publicKey = createPublicKey(secrets.get(names.mediaKeySecret).value).export({
    type: "spki",
    format: "pem",
  });
  const keyPair = { id: names.mediaKeyPair, publicKey: publicKey.toString() };
  const pages = createLocalPages({
    info,
    listMails: () => pool.outbox.list(),
    status: () => systemStatus(parts),
  });
  return [
    { prefix: "/api/", handle: httpApi((name, payload) => functions.invoke(name, payload), authorizer) },
    { prefix: "/media/", handle: media(info.appUrl, keyPair, mediaReader(buckets)) },
    ...troublePages(parts),
    { prefix: "/_local/", handle: pages, silent: true },
    { prefix: "/", handle: site(join(packageRoot(), "../web/dist")), silent: true },
  ];
}

/** Pages by which the laptop is made to break on purpose. */
function troublePages({ faults, clock, dataApi }: Parts): Behavior[] {
  const handleFaults = settingsPage(FaultSettings, {
    get: () => faults.settings,
    set(settings) {
      faults.set(settings);
      dataApi.resumeFor(settings.resuming * 1000);
    },
    end() {
      faults.end();
      dataApi.resumeFor(0);
    },
  });
  const handleClock = settingsPage(ClockSettings, {
    get: () => ({ aheadSeconds: clock.aheadMs / 1000 }),
    set({ aheadSeconds }) {
      if (aheadSeconds * 1000 < clock.aheadMs) {
        throw new AwsError("ValidationException", `aheadSeconds: the clock goes forward only.`);
      }
      clock.moveTo(aheadSeconds * 1000);
    },
  });
  return [
    { prefix: "/_local/faults", handle: handleFaults, silent: true },
    { prefix: "/_local/clock", handle: handleClock, silent: true },
  ];
}

function mediaReader(buckets: Parts["buckets"]): ReadMedia {
  return async (key) => {
    if (!buckets.head(names.bucket, key)) return undefined;
    const { object, stream } = await buckets.open(names.bucket, key);
    const headers = { "content-type": object.contentType, ...object.headers };
    return { body: stream, byteSize: object.size, etag: object.etag, headers };
  };
}
