/** The number in `--name=N` or `--name N`, or the fallback, also where the name stands alone. */
export function numberOption(name: string, fallback: number): number {
  const place = process.argv.findIndex((argument) => argument === `--${name}` || isAssigned(argument, name));
  const argument = process.argv[place];
  if (argument === undefined) return fallback;
  const next = process.argv[place + 1];
  const text = isAssigned(argument, name) ? argument.slice(name.length + 3) : next?.replace(/^--.*/, "");
  const value = text ? Number(text) : fallback;
  if (!Number.isFinite(value)) throw new Error(`--${name} must be a number.`);
  return value;
}

/** Whether `--name` is given, with or without a value. */
export function hasOption(name: string): boolean {
  return process.argv.some((argument) => argument === `--${name}` || isAssigned(argument, name));
}

function isAssigned(argument: string, name: string): boolean {
  return argument.startsWith(`--${name}=`);
}
