/** An environment variable that the stack sets. @throws Error naming it when it is not there */
export function environment(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`The environment variable ${name} is not set.`);
  return value;
}

/** An environment variable that may be missing or empty: null then. */
export function optionalEnvironment(name: string): string | null {
  return process.env[name] || null;
}
