import { describe, expect, test } from "vitest";
import { fitted, panned, zoomed } from "./zoom.ts";

const room = { width: 800, height: 600 };
const picture = { width: 800, height: 400 };

describe("the zoom of a picture", () => {
  test("keeps the point under the pointer where it is", () => {
    const point = { x: 200, y: 50 };
    const twice = zoomed(fitted, 2, point, picture, room);

    // What was 200 to the right of the middle is 400 to the right of the picture's middle now.
    expect(twice.x + 400).toBe(200);
    expect(twice.y + 100).toBe(50);
  });

  test("moves the picture no further than it reaches, and not at all where it has room", () => {
    const twice = zoomed(fitted, 2, { x: 0, y: 0 }, picture, room);

    expect(panned(twice, { x: 5_000, y: 5_000 }, picture, room)).toEqual({ scale: 2, x: 400, y: 100 });
    expect(panned(fitted, { x: 50, y: 50 }, picture, room)).toEqual(fitted);
  });

  test("comes back to the middle when it is made small again", () => {
    const near = zoomed(fitted, 4, { x: 300, y: 100 }, picture, room);

    expect(zoomed(near, 1 / 100, { x: -300, y: 20 }, picture, room)).toEqual(fitted);
  });

  test("goes no nearer than eight times", () => {
    expect(zoomed(fitted, 100, { x: 0, y: 0 }, picture, room).scale).toBe(8);
  });
});
