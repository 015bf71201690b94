import { drawScene, type SceneOptions } from "./draw-scene.ts";

type Colours = Required<Pick<SceneOptions, "sky" | "ground">>;

const noon: Colours = { sky: ["#8ec5ef", "#dcefff"], ground: "#6a9f50" };
const morning: Colours = { sky: ["#f2b8a0", "#fdeedd"], ground: "#8fae6b" };
const dusk: Colours = { sky: ["#46539b", "#f5b48c"], ground: "#5b6b4c" };
const overcast: Colours = { sky: ["#a9b6c1", "#e3e8eb"], ground: "#8d9297" };
const winter: Colours = { sky: ["#b9d3e6", "#f2f7fa"], ground: "#e9eff3" };
const desert: Colours = { sky: ["#f0d9a8", "#fbf1d8"], ground: "#cfa76a" };
const room: Colours = { sky: ["#e8dfd0", "#f3ede2"], ground: "#a97f55" };

/** An icon, its left and top edge and its size in pixels. */
type Place = readonly [icon: string, left: number, top: number, size: number];

interface Scene {
  name: string;
  width: number;
  height: number;
  colours: Colours;
  places: readonly Place[];
}

const scenes: readonly Scene[] = [
  scene("savanna", 900, 1_100, desert, ["zebra", 230, 380, 440]),
  scene("desk", 1_024, 768, room, ["potted-plant", 700, 250, 260], ["laptop", 190, 290, 380]),
  scene("spring", 1_000, 1_000, noon, ["sun", 660, 80, 240], ["kite", 150, 260, 420]),
  scene("first-light", 1_152, 768, morning, ["airplane", 380, 180, 400]),
  scene("crossing", 1_152, 768, overcast, ["vertical-traffic-light", 400, 200, 340]),
  scene("home-office", 1_200, 800, room, ["laptop", 160, 280, 360], ["laptop", 690, 280, 360]),
  scene("above-clouds", 1_080, 1_080, noon, ["cloud", 620, 620, 360], ["airplane", 200, 220, 460]),
  scene("cycle-path", 1_152, 864, noon, ["bicycle", 400, 300, 360]),
  scene("quarter-past", 800, 900, room, ["mantelpiece-clock", 220, 280, 360]),
  scene("last-flight", 1_400, 788, dusk, ["airplane", 760, 140, 400], ["bus", 140, 400, 300]),
  scene("giraffe", 1_152, 864, morning, ["giraffe", 400, 260, 340]),
  scene("take-off", 1_200, 800, overcast, ["airplane", 560, 150, 480]),
  scene("formation", 1_280, 800, noon, ["airplane", 110, 190, 400], ["airplane", 720, 230, 380]),
  scene("north", 1_152, 864, winter, ["evergreen-tree", 90, 340, 300], ["airplane", 480, 160, 440]),
];

function scene(name: string, width: number, height: number, colours: Colours, ...places: Place[]): Scene {
  return { name, width, height, colours, places };
}

/** The pictures of the documentation's library, in the order to upload them. */
export function drawLibrary(): Promise<{ filename: string; bytes: Buffer }[]> {
  return Promise.all(
    scenes.map(async ({ name, width, height, colours, places }) => ({
      filename: `${name}.jpg`,
      bytes: await drawScene(
        places.map(([icon, left, top, size]) => ({ icon, left, top, size })),
        { width, height, ...colours },
      ),
    })),
  );
}
