import { CfnResource, type IAspect, Names, Stack } from "aws-cdk-lib";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import type { IConstruct } from "constructs";
import type { StageSettings } from "./stage-settings.ts";

/**
 * Gives every Lambda function that CDK or SST adds of its own accord a log group that forgets; Lambda's own
 * keeps for ever and outlives the stack.
 */
export class LogRetention implements IAspect {
  readonly #settings: StageSettings;

  constructor(settings: StageSettings) {
    this.#settings = settings;
  }

  visit(node: IConstruct): void {
    if (!(node instanceof CfnResource) || node.cfnResourceType !== "AWS::Lambda::Function") return;
    const stack = Stack.of(node);
    if (stack.resolve(Reflect.get(node, "loggingConfig"))?.logGroup !== undefined) return;
    const logGroup = new LogGroup(stack, `Log${Names.uniqueId(node)}`, {
      retention: this.#settings.logRetention,
      removalPolicy: this.#settings.dataRemoval,
    });
    node.addPropertyOverride("LoggingConfig.LogGroup", logGroup.logGroupName);
  }
}
