import { expect, test } from "vitest";
import { mapHref, placeWords } from "./place-words.ts";

test("a place is told in degrees with its hemispheres", () => {
  expect(placeWords({ latitude: 48.858372, longitude: 2.294481 })).toBe("48.8584° N, 2.2945° E");
  expect(placeWords({ latitude: -33.8568, longitude: -0.5 })).toBe("33.8568° S, 0.5000° W");
});

test("the middle of the map is a place", () => {
  expect(placeWords({ latitude: 0, longitude: 0 })).toBe("0.0000° N, 0.0000° E");
  expect(mapHref({ latitude: 0, longitude: 0 })).toContain("mlat=0.00000&mlon=0.00000");
});

test("a file without a place has none", () => {
  expect(placeWords({ altitude: 12 })).toBeUndefined();
  expect(mapHref({})).toBeUndefined();
});
