import type { FunctionSpec } from "@image-content-search/core/contract";

/** A function as the laptop runs it. Timeout in seconds, memory in MiB. */
export interface FunctionDefinition extends Pick<FunctionSpec, "timeout" | "memory"> {
  name: string;
  /** Path of the bundle and the name of its export. */
  bundle: string;
  exportName: string;
  environment: Readonly<Record<string, string>>;
}

/** The ARN of a function of this laptop. */
export function functionArn(name: string): string {
  return `arn:aws:lambda:us-east-1:000000000000:function:${name}`;
}
