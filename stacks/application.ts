import { Aspects, Fn } from "aws-cdk-lib";
import type { App } from "sst/constructs";
import { api } from "./api.ts";
import { auth } from "./auth.ts";
import { checkSettings } from "./check-settings.ts";
import { database } from "./database.ts";
import { edge } from "./edge.ts";
import { ExplicitRemoval } from "./explicit-removal.ts";
import { ingest } from "./ingest.ts";
import { LogRetention } from "./log-retention.ts";
import { monitoring } from "./monitoring.ts";
import { giveSettings } from "./settings-of.ts";
import { stageSettings } from "./stage-settings.ts";
import { storage } from "./storage.ts";

/** Builds every stack, in the one order that has no cycle: callbacks need the edge, the authorizer needs the pool. */
export function application(app: App, settings = stageSettings(app.stage)): void {
  checkSettings(app.stage, settings, app.region);
  giveSettings(app, settings);
  setAvailabilityZones(app);
  if (!settings.production) app.setDefaultRemovalPolicy("destroy");
  Aspects.of(app).add(new LogRetention(settings));
  Aspects.of(app).add(new ExplicitRemoval());
  for (const stack of [storage, database, edge, auth, ingest, api, monitoring]) app.stack(stack);
}

/**
 * CDK would ask AWS for the zones of a known account and region, which needs credentials; asked at deploy
 * instead (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getavailabilityzones.html).
 */
function setAvailabilityZones(app: App): void {
  const zones = [0, 1].map((index) => Fn.select(index, Fn.getAzs()));
  app.node.setContext(`availability-zones:account=${app.account}:region=${app.region}`, zones);
}
