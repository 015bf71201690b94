import type { Exif } from "@image-content-search/core/events";
import { Chance } from "../chance.ts";
import { type Camera, cameras, formats, sizes } from "./cameras.data.ts";
import { findColors, findLabels, findWords } from "./found.ts";
import type { Picture } from "./picture.ts";
import { createScenery, type Scene, type Scenery } from "./scenes.ts";
import { planSessions, type Session } from "./sessions.ts";
import { createVocabulary, type Vocabulary } from "./vocabulary.ts";
import { Weighted, zipf } from "./weighted.ts";

/** Of the pictures, those that look like the one before. */
const duplicateShare = 0.01;
const trashedShare = 0.01;
/** Of the sessions, for not every camera says it: half of the pictures then. */
const placeShare = 0.55;
/** A session is of one scene, but for some of its pictures. */
const sameSceneShare = 0.8;
const knownDateShare = 0.92;
const knownCameraShare = 0.9;

/** A library that is the same for the same seed; pictures come in the order of their upload. */
export class GeneratedLibrary {
  readonly vocabulary: Vocabulary;
  readonly scenery: Scenery;
  readonly #count: number;
  readonly #seed: number;
  readonly #scenes: Weighted<Scene>;
  readonly #words: Weighted<string>;

  /** `vocabularySeed` is another's where two libraries speak of the same things. */
  constructor(count: number, seed: number, vocabularySeed = seed) {
    this.#count = count;
    this.#seed = seed;
    this.vocabulary = createVocabulary(vocabularySeed);
    this.scenery = createScenery(this.vocabulary, new Chance(vocabularySeed + 1));
    this.#scenes = new Weighted(this.scenery.scenes, (_, place) => zipf(place));
    this.#words = new Weighted(this.vocabulary.words, (_, place) => zipf(place));
  }

  *pictures(): Generator<Picture> {
    const chance = new Chance(this.#seed + 2);
    let ordinal = 0;
    for (const session of planSessions(this.#count, this.#seed + 3)) {
      const habit = newHabit(this.#scenes.draw(chance), chance);
      let before: Picture | undefined;
      for (let place = 0; place < session.size; place++) {
        const picture = this.#take(ordinal++, place, session, habit, chance);
        before =
          before && chance.takes(duplicateShare) ? { ...picture, ...nearlyTheSame(before, chance) } : picture;
        yield before;
      }
    }
  }

  #take(ordinal: number, place: number, session: Session, habit: Habit, chance: Chance): Picture {
    const scene = chance.takes(sameSceneShare) ? habit.scene : this.#scenes.draw(chance);
    const [contentType, extension] = drawFormats.draw(chance);
    const [width, height] = drawSizes.draw(chance);
    const uploadedAt = Math.floor(session.uploads) + place * 100;
    const moment =
      session.begins + ((session.ends - session.begins) * (place + chance.next())) / session.size;
    return {
      ordinal,
      imageId: newImageId(uploadedAt, chance),
      filename: nameFile(ordinal, extension, moment, this.vocabulary.words, chance),
      contentType,
      byteSize: Math.round(width * height * chance.between(0.15, 0.6)),
      sha256: hexDigits(64, chance),
      uploadedAt,
      takenAt: chance.takes(knownDateShare) ? Math.floor(moment) : null,
      width,
      height,
      exif: readExif(habit, chance),
      perceptualHash: Array.from({ length: 64 }, () => (chance.takes(0.5) ? "1" : "0")).join(""),
      thumbhash: Buffer.from(hexDigits(42, chance), "hex").toString("base64"),
      labels: findLabels(scene, this.scenery.anywhere, chance),
      colors: findColors(scene, chance),
      words: findWords(this.#words, chance),
      isTrashed: chance.takes(trashedShare),
    };
  }
}

const drawCameras = new Weighted(cameras, (_, place) => zipf(place));
const drawSizes = new Weighted(sizes, (_, place) => zipf(place));
const drawFormats = new Weighted(formats, (_, place) => (place === 0 ? 9 : zipf(place)));

/** What stays the same within a session. */
interface Habit {
  scene: Scene;
  camera: Camera | undefined;
  place: { latitude: number; longitude: number } | undefined;
}

function newHabit(scene: Scene, chance: Chance): Habit {
  const place = { latitude: chance.between(-50, 65), longitude: chance.between(-180, 180) };
  return {
    scene,
    camera: chance.takes(knownCameraShare) ? drawCameras.draw(chance) : undefined,
    place: chance.takes(placeShare) ? place : undefined,
  };
}

function readExif({ camera, place }: Habit, chance: Chance): Exif {
  if (!camera) return {};
  const near = (degrees: number) => Number((degrees + chance.between(0, 0.05)).toFixed(6));
  return {
    ...camera,
    fNumber: chance.pick([1.8, 2.8, 4, 5.6, 8]),
    exposureTime: 1 / chance.pick([30, 60, 125, 250, 1000]),
    iso: chance.pick([64, 100, 200, 400, 1600]),
    focalLength: chance.pick([4.2, 24, 35, 50, 105]),
    ...(place && { latitude: near(place.latitude), longitude: near(place.longitude) }),
  };
}

function nameFile(
  ordinal: number,
  extension: string,
  moment: number,
  words: readonly string[],
  chance: Chance,
): string {
  const number = String(ordinal % 10_000).padStart(4, "0");
  if (chance.takes(0.1)) return `${chance.pick(words)}-${chance.pick(words)}-${number}.${extension}`;
  if (chance.takes(0.2)) return `PXL_${new Date(moment).toISOString().replace(/\D/g, "")}.${extension}`;
  return `${chance.takes(0.5) ? "IMG_" : "DSC0"}${number}.${extension.toUpperCase()}`;
}

/** Look and content of another picture, with up to four bits of the hash flipped. */
function nearlyTheSame({ labels, colors, perceptualHash }: Picture, chance: Chance) {
  const flipped = new Set(Array.from({ length: 4 }, () => chance.integer(0, 63)));
  const bits = [...perceptualHash].map((bit, place) => (flipped.has(place) ? String(1 - Number(bit)) : bit));
  return { labels, colors, perceptualHash: bits.join("") };
}

/** A UUIDv7 of the moment. */
function newImageId(moment: number, chance: Chance): string {
  const time = Math.floor(moment).toString(16).padStart(12, "0");
  const random = hexDigits(18, chance);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-8${random.slice(3, 6)}-${random.slice(6)}`;
}

function hexDigits(count: number, chance: Chance): string {
  let digits = "";
  while (digits.length < count) digits += chance.integer(0, 0xffffff).toString(16).padStart(6, "0");
  return digits.slice(0, count);
}
