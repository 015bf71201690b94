import { join } from "node:path";
import {
  bundling,
  type FunctionSpec,
  migrator,
  operations,
  pipeline,
  type RouteName,
  routeFunction,
  routes,
} from "@image-content-search/core/contract";
import { type BuildOptions, build, context, type Plugin, stop } from "esbuild";
import { packageRoot } from "../lib/built.ts";

/** Every function of the application by name: the routes', the pipeline's, the migrator. */
export function functionSpecs(): Record<string, FunctionSpec> {
  const names = Object.keys(routes) as RouteName[];
  return {
    ...Object.fromEntries(names.map((name) => [name, routeFunction(name)])),
    ...pipeline,
    ...operations,
    migrate: migrator,
  };
}

const repository = join(packageRoot(), "../..");

/** Where the bundle of a function is, and which of its exports is the handler. */
export function bundleOf({ handler }: FunctionSpec): { bundle: string; exportName: string } {
  const { path, exportName } = splitHandler(handler);
  return { bundle: join(repository, outputOf(path)), exportName };
}

/** Bundles every function once, with the options it is deployed with. */
export async function bundleFunctions(): Promise<void> {
  await build(buildOptions());
  // esbuild's own process would stay, with hundreds of megabytes.
  await stop();
}

/** Bundles what is saved from now on and calls `onRebuilt` each time that succeeds; answers how to end it. */
export async function watchFunctions(onRebuilt: () => void): Promise<() => Promise<void>> {
  const builder = await context({ ...buildOptions(), plugins: [reportTo(onRebuilt)] });
  await builder.watch();
  return () => builder.dispose();
}

function buildOptions(): BuildOptions {
  const { banner, ...options } = bundling;
  const specs = Object.values(functionSpecs());
  const inputs = specs.map(({ handler }) => splitHandler(handler).path);
  return {
    ...options,
    banner: { js: banner },
    absWorkingDir: repository,
    entryPoints: inputs.map((path) => ({ in: `${path}.ts`, out: outputOf(path).replace(/\.mjs$/, "") })),
    outdir: ".",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    mainFields: ["module", "main"],
    sourcemap: true,
    external: [...options.external, ...new Set(specs.flatMap(({ external = [] }) => external))],
    logLevel: "warning",
  };
}

/** Reports every build but the first, which says what was known. */
function reportTo(onRebuilt: () => void): Plugin {
  let first = true;
  return {
    name: "report",
    setup: ({ onEnd }) =>
      onEnd(({ errors }) => {
        if (!first && errors.length === 0) onRebuilt();
        first = false;
      }),
  };
}

function splitHandler(handler: string) {
  const dot = handler.lastIndexOf(".");
  return { path: handler.slice(0, dot), exportName: handler.slice(dot + 1) };
}

/** `packages/functions/src/api/x` → `packages/functions/dist/api/x.mjs`: beside the node_modules it may need. */
function outputOf(path: string): string {
  return `${path.replace("/src/", "/dist/")}.mjs`;
}
