import { Template } from "aws-cdk-lib/assertions";
import { App, getStack, type StackContext } from "sst/constructs";
import { initProject } from "sst/project.js";
import { expect, test } from "vitest";
import { type MediaKey, newMediaKey } from "./media-key.ts";
import { giveSettings } from "./settings-of.ts";
import { stageSettings } from "./stage-settings.ts";
import { readable } from "./testing/readable.ts";
import { names } from "./testing/synthesize.ts";

/** A stack with these key pairs: the one that signs, those that are believed, and what other stacks may import. */
async function keysOf(numbers: number[]) {
  await initProject({ stage: "developer", root: process.cwd() });
  const app = new App(
    { ...names, mode: "deploy", stage: "developer" },
    { outdir: ".sst/template-tests/keys" },
  );
  giveSettings(app, stageSettings("developer"));
  const made: MediaKey[] = [];
  function keys({ stack }: StackContext) {
    made.push(newMediaKey(stack, numbers));
  }
  app.stack(keys);
  const stack = getStack(keys);
  const template = Template.fromStack(stack).toJSON();
  const [group] = Object.values(Template.fromStack(stack).findResources("AWS::CloudFront::KeyGroup"));
  const outputs: { Value: unknown; Export?: object }[] = Object.values(template.Outputs ?? {});
  return {
    signing: made.map(({ keyPairId }) => readable(stack.resolve(keyPairId))),
    believed: group?.Properties.KeyGroupConfig.Items.map(readable),
    exported: outputs.filter(({ Export }) => Export).map(({ Value }) => readable(Value)),
  };
}

test("signs with the newest key pair and believes the others too", async () => {
  const { signing, believed } = await keysOf([1, 2]);

  expect(signing).toEqual(["MediaPublicKey2"]);
  expect(believed).toEqual(["MediaPublicKey", "MediaPublicKey2"]);
});

test("keeps what the stack that signs imports of an older pair until the deploy after", async () => {
  expect((await keysOf([1, 2])).exported).toEqual(["MediaPublicKey", "MediaKeySecret"]);
  expect((await keysOf([2])).exported).toEqual([]);
});
