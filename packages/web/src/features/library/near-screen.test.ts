import { describe, expect, test } from "vitest";
import { nextReady, type Stretch, upperHalf } from "./near-screen.ts";

const screenAt = (from: number): Stretch => ({ from, to: from + 800 });

const endless: Stretch = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** What is ready in each frame until nothing changes any more. */
function framesUntilQuiet(before: Stretch | undefined, screen: Stretch): Stretch[] {
  const frames: Stretch[] = [];
  for (let ready = before; frames.length < 100; ) {
    const next = nextReady(ready, screen, endless);
    if (next.from === ready?.from && next.to === ready.to) break;
    ready = next;
    frames.push(next);
  }
  return frames;
}

describe("what is ready near the screen", () => {
  test("is what is seen at first, then a screen more on either side", () => {
    const frames = framesUntilQuiet(undefined, screenAt(6_000));

    expect(frames[0]).toEqual({ from: 6_000, to: 6_840 });
    expect(frames.at(-1)).toEqual({ from: 5_040, to: 7_800 });
    for (const [index, { from, to }] of frames.entries()) {
      const before = frames[index - 1] ?? { from: 6_000, to: 6_840 };
      expect(before.from - from).toBeLessThanOrEqual(240);
      expect(to - before.to).toBeLessThanOrEqual(240);
    }
  });

  test("is all that is seen in the frame after its upper half", () => {
    const screen = screenAt(6_000);
    const half = upperHalf({ from: 6_000, to: 6_840 });

    expect(half).toEqual({ from: 6_000, to: 6_420 });
    expect(nextReady(half, screen, endless)).toEqual({ from: 6_000, to: 6_840 });
  });

  test("is none beyond what is laid out, so that what is laid out there later comes in steps, too", () => {
    const screen = screenAt(6_000);
    let ready: Stretch | undefined;
    for (let frame = 0; frame < 20; frame++) ready = nextReady(ready, screen, { from: 6_000, to: 7_000 });

    expect(ready).toEqual({ from: 6_000, to: 7_000 });
    expect(nextReady(ready, screen, endless)).toEqual({ from: 5_760, to: 7_120 });
  });

  test.each([10, 110, 300, 2_000])(
    "holds the screen in every frame of a scroll by %i pixels each",
    (speed) => {
      let ready: Stretch | undefined;
      for (const direction of [1, -1]) {
        for (let frame = 0; frame < 200; frame++) {
          const screen = screenAt(500_000 + direction * frame * speed);
          ready = nextReady(ready, screen, endless);
          expect(ready.from).toBeLessThanOrEqual(screen.from);
          expect(ready.to).toBeGreaterThanOrEqual(screen.to);
          expect(ready.to - ready.from).toBeLessThanOrEqual(800 + 2 * 960 + 2 * speed + 240);
        }
      }
    },
  );

  test("stays ahead of who scrolls as fast as a wheel turns", () => {
    let ready = framesUntilQuiet(undefined, screenAt(0)).at(-1);
    for (let y = 0; y < 50_000; y += 115) {
      ready = nextReady(ready, screenAt(y), endless);
      expect(ready.to - (y + 800)).toBeGreaterThan(400);
    }
  });

  test("begins anew where somebody has gone far away", () => {
    const ready = framesUntilQuiet(undefined, screenAt(0)).at(-1);

    expect(nextReady(ready, screenAt(60_000), endless)).toEqual({ from: 60_000, to: 60_840 });
  });
});
