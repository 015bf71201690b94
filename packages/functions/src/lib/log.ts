type Level = "info" | "warn" | "error";

/** Structured log: one JSON line an entry, as CloudWatch Logs Insights reads it. Errors carry their causes. */
export const log = {
  info: (message: string, fields: object = {}) => write("info", message, fields),
  warn: (message: string, fields: object = {}) => write("warn", message, fields),
  error: (message: string, fields: object = {}) => write("error", message, fields),
};

function write(level: Level, message: string, fields: object): void {
  const entry = { level, message, ...fields };
  const text = JSON.stringify(entry, (_key, value) => (value instanceof Error ? plain(value) : value));
  const stream = level === "error" ? process.stderr : process.stdout;
  stream.write(`${text}\n`);
}

function plain(error: Error) {
  const { name, message, stack, cause } = error;
  return { name, message, stack, ...(cause !== undefined && { cause }) };
}
