/** The text in `--name=TEXT` or `--name TEXT`; empty where the name stands alone, undefined where it does not. */
export function textOption(name: string): string | undefined {
  const place = process.argv.findIndex((argument) => argument === `--${name}` || isAssigned(argument, name));
  const argument = process.argv[place];
  if (argument === undefined) return undefined;
  if (isAssigned(argument, name)) return argument.slice(name.length + 3);
  return process.argv[place + 1]?.replace(/^--.*/, "") ?? "";
}

/** The number in `--name=N` or `--name N`, or the fallback, also where the name stands alone. */
export function numberOption(name: string, fallback: number): number {
  const text = textOption(name);
  const value = text ? Number(text) : fallback;
  if (!Number.isFinite(value)) throw new Error(`--${name} must be a number.`);
  return value;
}

/** The numbers in `--name=N,M` or `--name N,M`; none where the name does not stand. */
export function numbersOption(name: string): number[] {
  const numbers = (textOption(name) || undefined)?.split(",").map(Number) ?? [];
  if (!numbers.every(Number.isFinite)) throw new Error(`--${name} must be numbers with commas between.`);
  return numbers;
}

/** Whether `--name` is given, with or without a value. */
export function hasOption(name: string): boolean {
  return textOption(name) !== undefined;
}

function isAssigned(argument: string, name: string): boolean {
  return argument.startsWith(`--${name}=`);
}
