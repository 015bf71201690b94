/** The number in `--name=N`, or the fallback. */
export function numberOption(name: string, fallback: number): number {
  const argument = process.argv.find((candidate) => candidate.startsWith(`--${name}=`));
  const value = argument === undefined ? fallback : Number(argument.slice(name.length + 3));
  if (!Number.isFinite(value)) throw new Error(`--${name} must be a number.`);
  return value;
}
