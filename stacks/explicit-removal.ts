import { CfnDeletionPolicy, CfnResource, type IAspect } from "aws-cdk-lib";
import type { IConstruct } from "constructs";

/**
 * Says of every resource what becomes of it, where nothing else has: it goes with its stack, or when another
 * takes its place. CloudFormation would keep snapshots of some and delete others, by their type.
 */
export class ExplicitRemoval implements IAspect {
  visit(node: IConstruct): void {
    if (!CfnResource.isCfnResource(node)) return;
    node.cfnOptions.deletionPolicy ??= CfnDeletionPolicy.DELETE;
    node.cfnOptions.updateReplacePolicy ??= CfnDeletionPolicy.DELETE;
  }
}
