import { type Grant, grantsFor, type ResourceName } from "@image-content-search/core/contract";
import { busArn } from "../events/buses.ts";
import { functionSpecs } from "../lambda/bundle.ts";
import { functionArn } from "../lambda/function-definition.ts";
import type { Statement } from "../lib/keyring.ts";
import { objectArn } from "../s3/object.ts";
import type { Parts } from "./parts.ts";
import { names } from "./settings.ts";

/** What each function may do, by its name: what the contract grants for what it touches, as on AWS. */
export function functionPolicies({ pool, queues, secrets }: Parts): Record<string, Statement[]> {
  const arns: Record<ResourceName, string> = {
    analysisQueue: queues.arn(names.queues.analysis),
    bucket: objectArn(names.bucket, ""),
    database: names.databaseArn,
    databaseSecret: secrets.get(names.databaseSecret).arn,
    eventBus: busArn(names.eventBus),
    indexQueue: queues.arn(names.queues.index),
    jobsQueue: queues.arn(names.queues.jobs),
    mediaKeySecret: secrets.get(names.mediaKeySecret).arn,
    prepareFunction: functionArn("prepare"),
    userPool: pool.arn,
    watchdogQueue: queues.arn(names.queues.watchdog),
  };
  const toStatement = ({ actions, resource, prefix }: Grant): Statement => {
    if (resource === "*") return { actions, resource };
    return { actions, resource: prefix === undefined ? arns[resource] : `${arns[resource]}/${prefix}*` };
  };
  const specs = Object.entries(functionSpecs());
  return Object.fromEntries(specs.map(([name, { touches }]) => [name, grantsFor(touches).map(toStatement)]));
}
