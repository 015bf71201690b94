// Fails when "Dependencies" in docs/architecture.md and the package.json files name other packages, or a package is
// asked for in two versions. `npm run check` runs it.
import { readFileSync } from "node:fs";
import { directDependencies, places, root } from "./manifests.mjs";

/** The packages in the tables of "Dependencies", in the order of their rows: `{name, place}`. */
function documented() {
  const manual = readFileSync(`${root}docs/architecture.md`, "utf8");
  const [, section = ""] = /\n## Dependencies\n(.*?)\n## /s.exec(manual) ?? [];
  return section.split("\n### ").flatMap((part) => {
    const place = part.slice(0, part.indexOf("\n"));
    const cells = part.split("\n").flatMap((line) => /^\| (`[^|]+) \|/.exec(line)?.[1] ?? []);
    return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => ({ name, place })));
  });
}

/** Where the first of several that use a package runs, by its name. */
function needed(dependencies) {
  const first = new Map();
  for (const place of places) {
    for (const dependency of dependencies) {
      if (dependency.place === place && !first.has(dependency.name)) first.set(dependency.name, place);
    }
  }
  return first;
}

function twoVersions(dependencies) {
  const ranges = new Map();
  for (const { name, range, folder } of dependencies) {
    const known = ranges.get(name) ?? new Map();
    ranges.set(name, known.set(range, `${folder}package.json`));
  }
  return [...ranges]
    .filter(([, asked]) => asked.size > 1)
    .map(
      ([name, asked]) => `${name} is asked for in several versions: ${describe(asked)}. Write the same one.`,
    );
}

function describe(asked) {
  return [...asked].map(([range, file]) => `${range} in ${file}`).join(", ");
}

function differences(expected, rows) {
  const names = rows.map(({ name }) => name);
  return [
    ...[...expected]
      .filter(([name]) => !names.includes(name))
      .map(([name, place]) => `${name} has no row. Say under "${place}" what it is for, and why it.`),
    ...rows
      .filter(({ name }) => !expected.has(name))
      .map(({ name }) => `${name} is used no more. Take its row away.`),
    ...rows
      .filter(({ name, place }) => expected.has(name) && expected.get(name) !== place)
      .map(({ name }) => `${name} belongs under "${expected.get(name)}".`),
    ...names
      .filter((name, at) => names.indexOf(name) !== at)
      .map((name) => `${name} has two rows. Keep one.`),
  ];
}

const dependencies = directDependencies();
const wrong = [...differences(needed(dependencies), documented()), ...twoVersions(dependencies)];
if (wrong.length > 0) {
  console.error(`"Dependencies" in docs/architecture.md is not what package.json files say:`);
  for (const line of wrong) console.error(`  ${line}`);
  process.exitCode = 1;
}
