import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { fold } from "../query/fold.ts";
import { broader, singulars, synonyms } from "./index.ts";
import { table } from "./table.ts";

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const labels = readFileSync(path("../../../../../scripts/synonyms.labels.txt"), "utf8").trim().split("\n");
const names = new Set(labels.map(fold));
const words = table
  .trimEnd()
  .split("\n")
  .flatMap((line) =>
    line
      .slice(line.indexOf("=") + 1)
      .replaceAll("*", "")
      .split(","),
  );

describe("singulars", () => {
  it.each([
    ["dogs", ["dog"]],
    ["boxes", ["box", "boxe"]],
    ["axes", ["ax", "axe"]],
    ["churches", ["church", "churche"]],
    ["berries", ["berry", "berrie"]],
    ["glasses", ["glass"]],
    ["buses", ["buse", "bus"]],
    ["roses", ["rose", "ros"]],
    ["potatoes", ["potato", "potatoe"]],
    ["shoes", ["sho", "shoe"]],
    ["gloves", ["glove"]],
    ["people", ["person"]],
    ["women", ["woman"]],
    ["firemen", ["fireman"]],
    ["mice", ["mouse"]],
    ["knives", ["knife"]],
    ["leaves", ["leaf"]],
    ["skis", ["ski"]],
    ["traffic lights", ["traffic light"]],
    ["police women", ["police woman"]],
  ])("takes %s for the plural of %j", (plural, expected) => {
    expect(singulars(plural)).toEqual(expected);
  });

  it.each([
    ...["bus", "glass", "tennis", "lens", "grass", "cactus", "canvas", "chess", "gas", "series", "scissors"],
    ...["sheep", "deer", "fish", "dog", "person", "constructor", "specimen", "wine glass", "as", "s", ""],
  ])("takes %j for no plural", (word) => {
    expect(singulars(word)).toEqual([]);
  });

  it("never gives the word itself", () => {
    const plurals = words.flatMap((word) => [word, `${word}s`, `${word}es`]);

    const same = plurals.filter((plural) => singulars(plural).includes(plural));

    expect(same).toEqual([]);
  });
});

describe("synonyms", () => {
  it.each([
    ["puppy", ["dog"]],
    ["kitten", ["cat"]],
    ["automobile", ["car"]],
    ["ocean", ["sea"]],
    ["seaside", ["beach"]],
    ["pomeranian", ["dog"]],
    ["labrador", ["labrador retriever"]],
    ["crosswalk", ["zebra crossing"]],
    ["sneakers", ["sneaker"]],
    ["cellphone", ["mobile phone"]],
    ["television", ["tv"]],
    ["tv", ["screen"]],
    ["bike", ["bicycle", "motorcycle"]],
    ["kid", ["child"]],
    ["lady", ["woman"]],
    ["people", ["person"]],
    ["photo", ["photography"]],
    ["sunset", ["dusk", "sky"]],
    ["sundown", ["sunset"]],
    ["sofa", ["couch"]],
    ["rosebush", ["rose"]],
  ])("leads %s to %j", (word, expected) => {
    expect(synonyms(word)).toEqual(expected);
  });

  it.each(["bank", "qwertz", "constructor", "", "cell"])("leads %j nowhere", (word) => {
    expect(synonyms(word)).toEqual([]);
  });

  it.each(["spaniel", "bird"])("does not lead the label %j to what is only broader", (word) => {
    expect(synonyms(word)).toEqual([]);
    expect(broader(word)).not.toEqual([]);
  });

  it("leads to labels alone, and no word to itself", () => {
    const wrong = words.filter((word) => synonyms(word).some((name) => !names.has(name) || name === word));

    expect(wrong).toEqual([]);
  });

  it("knows each word once, and folded", () => {
    expect(new Set(words).size).toBe(words.length);
    expect(words.filter((word) => word !== fold(word))).toEqual([]);
  });
});

describe("broader", () => {
  it("climbs from label to label, the nearest first", () => {
    expect(broader("spaniel")).toEqual(["dog", "canine", "mammal", "animal"]);
    expect(broader("kid")).toEqual(["child", "person"]);
    expect(broader("lorry")).toEqual(["truck", "vehicle"]);
  });

  it("ends where labels are above one another", () => {
    expect(broader("hockey")).toEqual(["field hockey", "sport", "game"]);
    expect(broader("field hockey")).toEqual(["hockey", "sport", "game"]);
  });

  it("gives nothing for a word that the table does not know", () => {
    expect(broader("qwertz")).toEqual([]);
  });
});

describe("the table", () => {
  it("takes at most 120 kB of a bundle, 40 kB of its archive", async () => {
    const { outputFiles } = await build({
      entryPoints: [path("index.ts")],
      bundle: true,
      minify: true,
      write: false,
      format: "esm",
    });

    const bundled = outputFiles[0]?.contents ?? new Uint8Array();

    expect(bundled.length).toBeGreaterThan(50_000);
    expect(bundled.length).toBeLessThanOrEqual(120_000);
    expect(gzipSync(bundled).length).toBeLessThanOrEqual(40_000);
  });

  it("carries the licence of WordNet", () => {
    expect(readFileSync(path("table.ts"), "utf8")).toContain(
      "WordNet 3.0 Copyright 2006 by Princeton University",
    );
  });

  it("is made of a sorted list of labels without repeats", () => {
    expect(labels).toEqual([...new Set(labels)].sort());
  });

  it.skipIf(!existsSync("/usr/share/wordnet/data.noun"))("is what the script makes of WordNet", async () => {
    const { execFileSync } = await import("node:child_process");
    const script = path("../../../../../scripts/synonyms.mjs");

    expect(() => execFileSync(process.execPath, [script, "--check"], { stdio: "pipe" })).not.toThrow();
  });
});
