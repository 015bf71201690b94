import type { IConstruct } from "constructs";
import type { App } from "sst/constructs";
import type { StageSettings } from "./stage-settings.ts";

const settingsByRoot = new WeakMap<IConstruct, StageSettings>();

/** Gives an app its settings, for all that will be made in it. */
export function giveSettings(app: App, settings: StageSettings): void {
  settingsByRoot.set(app, settings);
}

/** The settings of the app that something belongs to. @throws when it was given none */
export function settingsOf({ node }: IConstruct): StageSettings {
  const settings = settingsByRoot.get(node.root);
  if (!settings) throw new Error("The app has no settings yet.");
  return settings;
}
