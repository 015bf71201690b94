import { Chance } from "../chance.ts";

/** Pictures that were taken and uploaded together. */
export interface Session {
  size: number;
  /** When the first and the last were taken, ms since 1970. */
  begins: number;
  ends: number;
  /** When the upload began: later than that of the session before. */
  uploads: number;
  isTrip: boolean;
}

const firstDay = Date.UTC(2011, 0, 1);
const lastDay = Date.UTC(2025, 11, 1);
const minute = 60_000;
const day = 1_440 * minute;
const tripShare = 0.03;
/** Of the sessions, pictures that were found in a drawer. */
const lateShare = 0.03;

/** Fifteen years of so many pictures: trips, ordinary days, gaps without any; mostly uploaded as they were taken. */
export function planSessions(count: number, seed: number): Session[] {
  const chance = new Chance(seed);
  const plan: { size: number; isTrip: boolean; gap: number }[] = [];
  for (let left = count; left > 0; ) {
    const isTrip = chance.takes(tripShare);
    const size = Math.min(
      left,
      chance.integer(...((isTrip ? [100, 600] : ([1, 60] as const)) as [number, number])),
    );
    // Cubed: mostly small gaps and some very long ones.
    plan.push({ size, isTrip, gap: chance.next() ** 3 });
    left -= size;
  }
  const scale = (lastDay - firstDay) / plan.reduce((sum, { gap }) => sum + gap, 0);
  let [clock, uploads] = [firstDay, firstDay];
  return plan.map(({ size, isTrip, gap }) => {
    clock += gap * scale;
    const begins = chance.takes(lateShare) ? firstDay + chance.next() * (clock - firstDay) : clock;
    const ends = begins + (isTrip ? chance.between(2, 9) * day : size * chance.between(0.3, 8) * minute);
    uploads = Math.max(uploads + minute, clock + (ends - begins) + chance.between(0, 2) * day);
    return { size, isTrip, begins, ends, uploads };
  });
}
