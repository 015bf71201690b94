// Draws docs/architecture.svg from the contract's tables, laid out by Graphviz.
// `npm run picture` writes it, `npm run picture -- --check` fails where it shows something else.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { instance } from "@viz-js/viz";
import { readContract } from "./contract.mjs";
import { root } from "./manifests.mjs";
import { systemGraph } from "./picture.graph.mjs";

const file = `${root}docs/architecture.svg`;

/** Text is drawn so much smaller than it is laid out, for no two machines have the same fonts. */
const slack = 0.86;

/** Graphviz has one font for all of a node, whose first line is made its title here. */
function withTitles(svg) {
  return svg
    .replace(
      /(<svg[^>]*>)/,
      "$1\n<title>Image Content Search: its parts, and what flows between them</title>",
    )
    .replace(/font-family="[^"]*"/g, 'font-family="Helvetica,Arial,sans-serif"')
    .replace(/font-size="([\d.]+)"/g, (_, size) => `font-size="${(Number(size) * slack).toFixed(1)}"`)
    .replace(/(<g id="[^"]*" class="(?:node|cluster)">.*?<text )/gs, '$1font-weight="bold" ');
}

const viz = await instance();
const drawn = withTitles(viz.renderString(systemGraph(await readContract()), { format: "svg" }));

if (!process.argv.includes("--check")) {
  writeFileSync(file, drawn);
} else if (!existsSync(file) || readFileSync(file, "utf8") !== drawn) {
  console.error("docs/architecture.svg is not what the contract says. Run npm run picture and commit it.");
  process.exitCode = 1;
}
