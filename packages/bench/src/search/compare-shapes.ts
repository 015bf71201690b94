import type { Database } from "@image-content-search/core/catalog";
import { parseQuery } from "@image-content-search/core/query";
import { countImages, listFacets, searchImages } from "@image-content-search/core/search";
import { progress } from "../report.ts";
import type { DirectDatabase } from "./direct-database.ts";
import { ownerId } from "./load-library.ts";
import { askShape, shapes } from "./other-shapes.ts";
import { Samples } from "./samples.ts";
import { queryKinds, type TagQuery, type WorkQuery } from "./workload.ts";

/** Queries of each class that the shapes are asked; facets of a common label take them seconds. */
const queriesAKind = 3;

export const comparedOperations = ["page", "total", "facets"] as const;
export const ours = "this product";
export const shapeNames = shapes.map(({ name }) => name);

/** Times of each operation on each shape, as `page: tags array`, and for how many queries their totals differ. */
export async function compareShapes(
  database: DirectDatabase,
  queries: readonly WorkQuery[],
): Promise<{ samples: Samples; differing: number }> {
  for (const shape of shapes) {
    progress(`Loading the ${shape.name} …`);
    await shape.load(database);
  }
  const samples = new Samples();
  let differing = 0;
  for (const [place, { text, tags }] of labelQueries(queries).entries()) {
    progress(`Comparing query ${place + 1} …`);
    const total = await askOurs(database.db, text, samples);
    const others = await askOthers(database, tags, samples);
    if (others.some((other) => other !== total)) differing++;
  }
  return { samples, differing };
}

function labelQueries(queries: readonly WorkQuery[]): { text: string; tags: TagQuery }[] {
  const askable = queries.flatMap(({ kind, text, tags }) => (tags ? [{ kind, text, tags }] : []));
  return queryKinds.flatMap((kind) => askable.filter((query) => query.kind === kind).slice(0, queriesAKind));
}

async function askOurs(db: Database, text: string, samples: Samples): Promise<number> {
  const query = parseQuery(text);
  await samples.time(`page: ${ours}`, () => searchImages(db, { ownerId, query, limit: 60 }));
  await samples.time(`facets: ${ours}`, () => listFacets(db, ownerId, query));
  return samples.time(`total: ${ours}`, () => countImages(db, ownerId, query));
}

/** The total that each shape says. */
async function askOthers(database: DirectDatabase, tags: TagQuery, samples: Samples): Promise<number[]> {
  const totals: number[] = [];
  for (const shape of shapes) {
    const ask = askShape(database, shape, tags);
    // Once to get warm.
    await ask.page();
    await samples.time(`page: ${shape.name}`, ask.page);
    await samples.time(`facets: ${shape.name}`, ask.facets);
    totals.push(await samples.time(`total: ${shape.name}`, ask.total));
  }
  return totals;
}
