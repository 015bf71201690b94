import type { ResourceName, Setting } from "../packages/core/src/contract/index.ts";

/** Settings that have no value on AWS: they stand for what only the laptop has. */
export const unsetSettings: readonly Setting[] = [
  "DEMO_USER_EMAIL",
  "DEMO_USER_PASSWORD",
  "USER_POOL_ENDPOINT",
];

/** What a stack made that functions may be given. */
export interface Surroundings {
  arns: Partial<Record<ResourceName, string>>;
  settings: Partial<Record<Setting, string>>;
}

/** All that several stacks made. */
export function join(...parts: Surroundings[]): Surroundings {
  return {
    arns: Object.assign({}, ...parts.map(({ arns }) => arns)),
    settings: Object.assign({}, ...parts.map(({ settings }) => settings)),
  };
}

/** @throws when the functions' stack comes before the one that makes what it names */
export function arnOf({ arns }: Surroundings, name: ResourceName): string {
  const arn = arns[name];
  if (!arn) throw new Error(`A function touches ${name} before there is one.`);
  return arn;
}

/** The environment of a function that reads these settings. @throws when one of them has no value yet */
export function environmentOf({ settings }: Surroundings, names: Setting[]): Record<string, string> {
  const set = names.filter((name) => !unsetSettings.includes(name));
  return Object.fromEntries(
    set.map((name) => {
      const value = settings[name];
      if (!value) throw new Error(`A function reads ${name} before it has a value.`);
      return [name, value];
    }),
  );
}
