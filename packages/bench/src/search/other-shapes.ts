import type { DirectDatabase } from "./direct-database.ts";
import { ownerId } from "./load-library.ts";
import type { TagQuery } from "./workload.ts";

/** Another way to store labels, with the usual SQL on it. */
export interface Shape {
  name: string;
  /** Makes its tables of what the library shows, unless they stand there. */
  load(database: DirectDatabase): Promise<void>;
  /** The table of images. */
  from: string;
  /** The condition that an image is found; `bind` adds a parameter. */
  where(query: TagQuery, bind: (value: unknown) => string): string;
  /** The labels of the images found; `label` names one. */
  facets: string;
}

/** One row an image and label, with names: what most begin with. */
const tagTable: Shape = {
  name: "tags table",
  from: "bench_tags.image",
  facets: "join bench_tags.tag using (image_id)",
  where: ({ all, any, none }, bind) => {
    const has = (condition: string) =>
      `exists (select from bench_tags.tag t where t.image_id = image.image_id and t.label ${condition})`;
    return [
      ...all.map((label) => has(`= ${bind(label)}`)),
      ...(any.length > 0 ? [has(`= any(${bind(any)}::text[])`)] : []),
      ...none.map((label) => `not ${has(`= ${bind(label)}`)}`),
    ].join(" and ");
  },
  load: (database) =>
    loadSchema(database, "bench_tags", [
      `create table bench_tags.image as select image_id, owner_id, sort_at
        from image join owner using (owner_key) where trashed_at is null`,
      "alter table bench_tags.image add primary key (image_id)",
      "create index on bench_tags.image (owner_id, sort_at desc, image_id desc)",
      `create table bench_tags.tag as select image_id, name as label
        from image_label join image using (image_key) join label using (label_key)
        where shown and trashed_at is null`,
      "alter table bench_tags.tag add primary key (image_id, label)",
      "create index on bench_tags.tag (label, image_id)",
    ]),
};

/** An array of names an image, with an inverted index. */
const tagArray: Shape = {
  name: "tags array",
  from: "bench_array.image",
  facets: "cross join unnest(tags) label",
  where: ({ all, any, none }, bind) =>
    [
      ...(all.length > 0 ? [`tags @> ${bind(all)}::text[]`] : []),
      ...(any.length > 0 ? [`tags && ${bind(any)}::text[]`] : []),
      ...(none.length > 0 ? [`not tags && ${bind(none)}::text[]`] : []),
    ].join(" and "),
  load: (database) =>
    loadSchema(database, "bench_array", [
      `create table bench_array.image as select image_id, owner_id, sort_at, array_agg(name) as tags
        from image join owner using (owner_key)
          left join image_label on image_label.image_key = image.image_key and shown
          left join label using (label_key)
        where trashed_at is null group by 1, 2, 3`,
      "alter table bench_array.image add primary key (image_id)",
      "create index on bench_array.image (owner_id, sort_at desc, image_id desc)",
      "create index on bench_array.image using gin (tags)",
    ]),
};

export const shapes = [tagTable, tagArray];

async function loadSchema({ run }: DirectDatabase, schema: string, statements: string[]): Promise<void> {
  const { rows } = await run("select to_regnamespace($1) is not null as loaded", [schema]);
  if (rows[0]?.loaded) return;
  for (const statement of ["begin", `create schema ${schema}`, ...statements, "commit", "vacuum analyze"]) {
    await run(statement);
  }
}

/** The newest 60 images, how many there are, and their 200 commonest labels. */
export function askShape({ run }: DirectDatabase, { from, where, facets }: Shape, query: TagQuery) {
  const values: unknown[] = [ownerId];
  const condition = where(query, (value) => `$${values.push(value)}`);
  const found = `where owner_id = $1 and ${condition}`;
  return {
    page: () =>
      run(
        `select image_id, sort_at from ${from} ${found} order by sort_at desc, image_id desc limit 60`,
        values,
      ),
    total: async () =>
      Number((await run(`select count(*) as total from ${from} ${found}`, values)).rows[0]?.total),
    facets: () =>
      run(
        `select label, count(*) from ${from} ${facets} ${found} group by 1 order by 2 desc limit 200`,
        values,
      ),
  };
}
