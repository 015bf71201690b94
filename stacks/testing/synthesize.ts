import { join } from "node:path";
import type { IAspect } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import { App, Stack } from "sst/constructs";
import { initProject } from "sst/project.js";
import { application } from "../application.ts";
import { type StageSettings, stageSettings } from "../stage-settings.ts";

/** A resource as a template has it. */
export interface Resource {
  id: string;
  Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is JSON of any shape, and assertions say which.
  Properties: any;
  DependsOn?: string[];
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
}

/** What a stage is made of, by the names of its stacks in the order they were made. */
export interface Synthesis {
  stacks: string[];
  /** Which stacks each waits for. */
  dependencies: Record<string, string[]>;
  resources: (stack: string, type?: string) => Resource[];
  all: (type?: string) => Resource[];
  /** What `sst deploy` prints of a stack. */
  outputs: (stack: string) => Record<string, { Value: unknown }>;
  /** Where the assets are that templates name, a folder `asset.{hash}` each. */
  assets: string;
  /** Lets an aspect look at every construct. */
  visit: (aspect: IAspect) => void;
}

/** What every app of the tests is called and where it is. */
export const names = { name: "image-content-search", region: "eu-west-1", account: "123456789012" };

const root = process.cwd();
let syntheses: Promise<{ developer: Synthesis; production: Synthesis }> | undefined;

/** Both stages, made once a process without credentials and network. */
export function synthesize() {
  syntheses ??= synthesizeBoth();
  return syntheses;
}

async function synthesizeBoth() {
  await initProject({ stage: "developer", root });
  const developer = newApp("developer");
  // Bundles the functions, builds the site and sets the default removal policy, which production has none of.
  await developer.finish();
  return { developer: synthesisOf(developer), production: synthesisOf(newApp("production")) };
}

/** A developer's stage with other settings; like production's it has the templates without what SST bundles. */
export async function synthesizeWith(change: Partial<StageSettings>, region?: string): Promise<Synthesis> {
  await initProject({ stage: "developer", root });
  return synthesisOf(newApp("developer", "deploy", region, change));
}

/** The stacks that `sst dev` or `sst remove` is given; it throws where they cannot be made. */
export function tryMode(mode: "dev" | "remove"): string[] {
  return synthesisOf(newApp("developer", mode)).stacks;
}

function newApp(
  stage: string,
  mode: "deploy" | "dev" | "remove" = "deploy",
  region = names.region,
  change: Partial<StageSettings> = {},
): App {
  const app = new App(
    { ...names, mode, stage, region },
    { outdir: join(root, ".sst/template-tests", `${stage}-${mode}`) },
  );
  application(app, { ...stageSettings(stage), ...change });
  return app;
}

function synthesisOf(app: App): Synthesis {
  const stacks = app.node.children.filter((child) => child instanceof Stack);
  const nameOf = ({ stackName }: { stackName: string }) =>
    stackName.slice(app.logicalPrefixedName("").length);
  const templates = new Map(stacks.map((stack) => [nameOf(stack), Template.fromStack(stack).toJSON()]));
  const byName = new Map([...templates].map(([name, template]) => [name, resourcesOf(template)]));
  const ofType = (resources: Resource[], type?: string) =>
    resources.filter(({ Type }) => type === undefined || Type === type);
  return {
    stacks: [...byName.keys()],
    dependencies: Object.fromEntries(stacks.map((stack) => [nameOf(stack), stack.dependencies.map(nameOf)])),
    resources: (stack, type) => ofType(byName.get(stack) ?? [], type),
    all: (type) => ofType([...byName.values()].flat(), type),
    outputs: (stack) => templates.get(stack)?.Outputs ?? {},
    assets: app.outdir,
    visit: (aspect) => {
      for (const construct of app.node.findAll()) aspect.visit(construct);
    },
  };
}

function resourcesOf(template: ReturnType<Template["toJSON"]>): Resource[] {
  const resources: Record<string, Omit<Resource, "id">> = template.Resources;
  return Object.entries(resources).map(([id, resource]) => ({ id, ...resource }));
}
