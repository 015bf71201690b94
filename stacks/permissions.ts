import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { type Grant, grantsFor, type Touch } from "../packages/core/src/contract/index.ts";
import { arnOf, type Surroundings } from "./surroundings.ts";

/** The least that a function needs for what it touches. */
export function statementsFor(touches: readonly Touch[], made: Surroundings): PolicyStatement[] {
  return grantsFor(touches).map(
    (grant) => new PolicyStatement({ actions: [...grant.actions], resources: [resourceOf(grant, made)] }),
  );
}

function resourceOf({ resource, prefix }: Grant, made: Surroundings): string {
  if (resource === "*") return "*";
  const arn = arnOf(made, resource);
  return prefix === undefined ? arn : `${arn}/${prefix}*`;
}
