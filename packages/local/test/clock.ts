/** Ms by which the queues' clock is ahead of the real one. */
export interface Clock {
  offset: number;
}

/**
 * Starts a system whose services are given a clock that the test moves, so that no one need wait for a
 * visibility timeout. Only what keeps hold of a clock goes by it; signatures and functions keep the real one.
 */
export async function startWithClock<Started>(clock: Clock, start: () => Promise<Started>): Promise<Started> {
  const { now } = Date;
  Date.now = () => now() + clock.offset;
  try {
    return await start();
  } finally {
    Date.now = now;
  }
}
