// What the package.json files of the workspace name, and where that runs.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../", import.meta.url));

/** Where a package's `dependencies` run; of the rest, and of what only tests and tools want, nobody gets anything. */
const placesOf = {
  core: "In Lambda",
  functions: "In Lambda",
  web: "In the browser",
  cli: "On the laptop",
  drawings: "On the laptop",
  local: "On the laptop",
};

/** In the order in which a package that several of them use is counted to one. */
export const places = ["In Lambda", "In the browser", "On the laptop", "For development"];

/** Every manifest of the workspace with the folder it is in, the root's first. */
export function readManifests() {
  const folders = ["", ...readdirSync(`${root}packages`).map((name) => `packages/${name}/`)];
  return folders.map((folder) => ({
    folder,
    manifest: JSON.parse(readFileSync(`${root}${folder}package.json`, "utf8")),
  }));
}

/** Every npm package that a manifest names: `{name, range, place, folder}`, those of the workspace left out. */
export function directDependencies() {
  return readManifests().flatMap(({ folder, manifest }) => {
    const { dependencies, devDependencies, optionalDependencies } = manifest;
    const place = placesOf[folder.split("/")[1]] ?? "For development";
    return [
      ...listed(dependencies).map((entry) => ({ ...entry, place, folder })),
      ...listed({ ...devDependencies, ...optionalDependencies }).map((entry) => ({
        ...entry,
        place: "For development",
        folder,
      })),
    ];
  });
}

function listed(ranges = {}) {
  return Object.entries(ranges)
    .filter(([, range]) => !range.startsWith("workspace:"))
    .map(([name, range]) => ({ name, range }));
}
