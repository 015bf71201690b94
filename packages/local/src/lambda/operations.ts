import type { AsyncInvocations } from "./async-invocations.ts";
import type { Functions } from "./functions.ts";

/** What Invoke asks for: a function by name, JSON for it, and `Event` to have it called later. */
interface Invoke {
  name: string;
  payload: string;
  invocationType: string | undefined;
}

/** The operations of Lambda by AWS's names. */
export function lambdaOperations(functions: Functions, asyncInvocations: AsyncInvocations) {
  return {
    /** The function's answer, JSON; undefined where it is to be called later. @throws FunctionError, AwsError */
    async Invoke({ name, payload, invocationType }: Invoke): Promise<string | undefined> {
      if (invocationType !== "Event") return functions.invoke(name, payload);
      functions.check(name);
      asyncInvocations.accept(name, JSON.parse(payload));
      return undefined;
    },
  };
}
