import { Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { LogGroup } from "aws-cdk-lib/aws-logs";
import { type FunctionProps, Function as SstFunction, type Stack } from "sst/constructs";
import { bundling, type FunctionSpec, functionSettings } from "../packages/core/src/contract/index.ts";
import { copyExternals } from "./copy-externals.ts";
import { statementsFor } from "./permissions.ts";
import { settingsOf } from "./settings-of.ts";
import { environmentOf, type Surroundings } from "./surroundings.ts";

const architecture = "arm64";

/**
 * A function as the contract has it: bundled as on the laptop, allowed what it touches and to write its own
 * log, told the settings it reads.
 */
export function applicationFunction(
  stack: Stack,
  id: string,
  spec: FunctionSpec,
  made: Surroundings,
  props: FunctionProps = {},
): SstFunction {
  const { external = [] } = spec;
  const logGroup = newLogGroup(stack, `${id}Log`);
  const role = new Role(stack, `${id}Role`, { assumedBy: new ServicePrincipal("lambda.amazonaws.com") });
  logGroup.grantWrite(role);
  return new SstFunction(stack, id, {
    runtime: "nodejs22.x",
    architecture: "arm_64",
    functionName: functionName(stack.stage, id),
    handler: spec.handler,
    timeout: spec.timeout,
    memorySize: spec.memory,
    logGroup,
    role,
    tracing: "active",
    environment: {
      POWERTOOLS_SERVICE_NAME: serviceName(stack.stage),
      ...environmentOf(made, functionSettings(spec)),
    },
    nodejs: bundle(external),
    hooks: { afterBuild: (_, folder) => copyExternals(external, spec.handler, folder, architecture) },
    ...props,
    permissions: [...statementsFor(spec.touches, made), ...(props.permissions ?? [])],
  });
}

/**
 * The name of a function on a stage, said and not imported: CloudFormation removes nothing whose name another
 * stack imports.
 */
export function functionName(stage: string, id: string): string {
  return `${serviceName(stage)}-${id}`;
}

/** What log lines and metrics of a stage are told apart by. */
export function serviceName(stage: string): string {
  return `${stage}-image-content-search`;
}

/** Where a function or the API logs; it goes with its stack but in production. */
export function newLogGroup(stack: Stack, id: string): LogGroup {
  const { logRetention, dataRemoval } = settingsOf(stack);
  return new LogGroup(stack, id, { retention: logRetention, removalPolicy: dataRemoval });
}

/** SST's own banner and target would differ from the laptop's; its `install` would fetch packages from the network. */
function bundle(external: readonly string[]): NonNullable<FunctionProps["nodejs"]> {
  const { banner, external: absent, format, minify, target } = bundling;
  return {
    format,
    minify,
    sourcemap: true,
    esbuild: {
      target,
      banner: { js: banner },
      keepNames: false,
      external: [...absent, ...external],
      // Traces need the lines alone; without the sources' text a map is a third as long.
      sourcesContent: false,
    },
  };
}
