// `npm run licences`: the licence of every package that is installed, by where it runs. Fails on one that may not be there.
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { directDependencies, places, root } from "./manifests.mjs";

/** Whoever keeps their notice may use, change and pass on what is under them. */
const permissive = [
  ...["0BSD", "Apache-2.0", "BlueOak-1.0.0", "BSD", "BSD-2-Clause", "BSD-3-Clause", "CC-BY-4.0", "CC0-1.0"],
  ...["ISC", "MIT", "MIT-0", "Python-2.0", "Unlicense", "Zlib"],
];

/** What may be used otherwise, where it runs or what it is, and why. */
const exceptions = [
  {
    licence: /^MPL-2\.0$/,
    allows: ({ place }) => place === "For development",
    why: "tools that nothing ships",
  },
  {
    licence: /^LGPL-3\.0(-or-later)?$/,
    allows: ({ name }) => name === "libheif-js" || name.startsWith("@img/sharp-libvips-"),
    why: "whole and unmodified, in files of their own that can be replaced",
  },
];

/** How many lines of names a licence gets. */
const mostLines = 3;
const width = 100;

/** The folder of a package as a package in another folder finds it, or undefined where it is not installed. */
function findPackage(name, from) {
  for (let folder = from; folder.startsWith(root.slice(0, -1)); folder = dirname(folder)) {
    const found = join(folder, "node_modules", name);
    if (existsSync(join(found, "package.json"))) return realpathSync(found);
  }
}

/** Licences as SPDX has them; old packages name an object, or several of which one may choose. */
function licenceOf({ license, licenses }) {
  const named = [licenses ?? license ?? "none named"].flat();
  return named
    .map((one) => one.type ?? one)
    .join(" OR ")
    .replace(/^\((.*)\)$/, "$1");
}

/** Every package that the direct dependencies of a place bring, not counting those in `seen`. */
function installedAt(place, seen) {
  const found = [];
  const visit = (name, from) => {
    const folder = findPackage(name, from);
    if (folder === undefined || seen.has(folder)) return;
    seen.add(folder);
    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    found.push({ name, place, version: manifest.version, licence: licenceOf(manifest) });
    const { dependencies, optionalDependencies, peerDependencies } = manifest;
    const needed = { ...dependencies, ...optionalDependencies, ...peerDependencies };
    for (const needs of Object.keys(needed)) visit(needs, folder);
  };
  for (const direct of directDependencies()) {
    if (direct.place === place) visit(direct.name, join(root, direct.folder));
  }
  return found;
}

/** Why a package may be used: an empty text where its licence needs no word, undefined where it may not. */
function permission(entry) {
  if (entry.licence.split(" OR ").some((one) => permissive.includes(one))) return "";
  return exceptions.find(({ licence, allows }) => licence.test(entry.licence) && allows(entry))?.why;
}

/** Names in lines of some width; beyond the most lines how many more there are. */
function linesOf(names) {
  const lines = [[]];
  for (const name of names) {
    if ([...lines.at(-1), name].join(", ").length > width) lines.push([]);
    lines.at(-1).push(name);
  }
  const shown = lines.slice(0, mostLines).map((line) => line.join(", "));
  const left = lines.slice(mostLines).flat().length;
  return left > 0 ? [...shown, `and ${left} more`] : shown;
}

function print(place, packages) {
  console.log(`\n${place}: ${packages.length} packages`);
  const licences = [...new Set(packages.map(({ licence }) => licence))];
  const groups = licences.map((licence) => packages.filter((entry) => entry.licence === licence));
  for (const group of groups.sort((one, other) => other.length - one.length)) {
    const [{ licence }] = group;
    const why = permission(group[0]);
    console.log(`  ${licence} (${group.length})${why ? `: ${why}` : ""}`);
    for (const line of linesOf([...new Set(group.map(({ name }) => name))].sort()))
      console.log(`      ${line}`);
  }
}

const seen = new Set();
const installed = places.map((place) => [place, installedAt(place, seen)]);
const packages = installed.flatMap(([, found]) => found);
const refused = packages.filter((entry) => permission(entry) === undefined);
if (!process.argv.includes("--check")) {
  for (const [place, found] of installed) print(place, found);
  console.log(
    `\n${packages.length} packages, ${refused.length || "none"} of them under a licence that may not be used.`,
  );
}
for (const { name, version, place, licence } of refused) {
  console.error(
    `${name} ${version} (${place}) is under "${licence}". Do without it, or say in scripts/licences.mjs why it may stay.`,
  );
}
if (refused.length > 0) process.exitCode = 1;
