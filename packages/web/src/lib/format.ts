import { dateFormat, numberFormat } from "./intl.ts";
import { locale } from "./locale.ts";

/** "1,204". */
export function formatNumber(count: number): string {
  return numberFormat({}).format(count);
}

/** "12%", of a share 0–1. */
export function formatShare(share: number): string {
  return numberFormat({ style: "percent", maximumFractionDigits: 0 }).format(share);
}

/** Bytes in units that people use: "840 B", "12 kB", "3.4 MB", "1.2 GB", "1.0 TB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return inUnit(bytes, "B", 0);
  if (bytes < 999_500) return inUnit(bytes / 1000, "kB", 0);
  if (bytes < 999_950_000) return inUnit(bytes / 1_000_000, "MB", 1);
  if (bytes < 999_950_000_000) return inUnit(bytes / 1_000_000_000, "GB", 1);
  return inUnit(bytes / 1_000_000_000_000, "TB", 1);
}

/** Bytes as a limit is given, in powers of two: "32 MiB". */
export function formatLimit(bytes: number): string {
  return inUnit(bytes / 1024 / 1024, "MiB", 0);
}

function inUnit(amount: number, unit: string, digits: number): string {
  const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return `${numberFormat(fraction).format(amount)} ${unit}`;
}

/**
 * When a photograph was taken, by the clock of the camera. `offset`: minutes that the clock was east of UTC; null where
 * the camera did not say, and then the instant is the clock's reading as it stood.
 */
export function formatTaken(instant: string, offset: number | null = null): string {
  const clock = new Date(Date.parse(instant) + (offset ?? 0) * 60_000);
  const words = dateFormat({ dateStyle: "long", timeStyle: "short", timeZone: "UTC" }).format(clock);
  return offset === null ? words : `${words} (${formatOffset(offset)})`;
}

/** "UTC+1", "UTC+5:30" of minutes east of UTC. */
function formatOffset(minutes: number): string {
  const size = Math.abs(minutes);
  const rest = size % 60 === 0 ? "" : `:${String(size % 60).padStart(2, "0")}`;
  return `UTC${minutes < 0 ? "−" : "+"}${Math.floor(size / 60)}${rest}`;
}

/** "17 May 2024 at 14:03", by the clock of this device. */
export function formatInstant(instant: string): string {
  return dateFormat({ dateStyle: "long", timeStyle: "short" }).format(new Date(instant));
}

/** Since when: "14:03" of the present day, "24 Nov, 14:03" of others. */
export function formatSince(instant: string, now = new Date()): string {
  const date = new Date(instant);
  const time = { hour: "2-digit", minute: "2-digit" } as const;
  if (date.toDateString() === now.toDateString()) return dateFormat(time).format(date);
  return dateFormat({ day: "numeric", month: "short", ...time }).format(date);
}

/** "14:03", or "14:03:20", of milliseconds since 1970. */
export function formatClock(at: number, { withSeconds = false } = {}): string {
  const seconds = withSeconds ? ({ second: "2-digit" } as const) : {};
  return dateFormat({ hour: "2-digit", minute: "2-digit", ...seconds }).format(at);
}

/** A confidence (0–100) as whole per cent that never claims certainty by rounding. */
export function formatConfidence(confidence: number): string {
  return formatShare((confidence >= 100 ? 100 : Math.min(99, Math.round(confidence))) / 100);
}

/** "JPEG, PNG or WebP". */
export function formatChoice(names: readonly string[]): string {
  const list = new Intl.ListFormat(locale.get(), { type: "disjunction" }).format(names);
  return list.replace(/, or /, " or ");
}
