const number = new Intl.NumberFormat("en-GB");

/** "1,204 photos", "1 photo". */
export function formatCount(count: number, one: string, many: string): string {
  return `${number.format(count)} ${count === 1 ? one : many}`;
}

/** Bytes in units that people use: "840 B", "12 kB", "3.4 MB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Bytes as a limit is given, in powers of two: "32 MiB". */
export function formatLimit(bytes: number): string {
  return `${number.format(Math.round(bytes / 1024 / 1024))} MiB`;
}

/** When a photograph was taken: EXIF knows no time zone, so the clock of the camera is shown as it stood. */
export function formatTaken(instant: string): string {
  return new Date(instant).toLocaleString("en-GB", {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: "UTC",
  });
}

export function formatInstant(instant: string): string {
  return new Date(instant).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
}

/** A confidence (0–100) as whole per cent that never claims certainty by rounding. */
export function formatConfidence(confidence: number): string {
  return `${confidence >= 100 ? 100 : Math.min(99, Math.round(confidence))}%`;
}
