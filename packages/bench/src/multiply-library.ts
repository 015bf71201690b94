import { RDSData } from "@aws-sdk/client-rds-data";
import { readJson, type SystemInfo } from "./library.ts";

/**
 * Copies every image of a running system `times` times, each copy some days older than the one before, so that a
 * library of a few pictures becomes one of years. Answers how many images there are then.
 */
export async function multiplyLibrary(appUrl: string, times: number): Promise<number> {
  const info = await readJson<SystemInfo>(`${appUrl}/_local/info`);
  const { awsEndpoint: endpoint, region, credentials } = info;
  const client = new RDSData({ endpoint, region, credentials });
  const run = async (sql: string) => {
    const answer = await client.executeStatement({
      sql,
      resourceArn: info.databaseArn,
      secretArn: info.databaseSecretArn,
      database: info.databaseName,
      formatRecordsAs: "JSON",
    });
    return JSON.parse(answer.formattedRecords ?? "[]") as Record<string, unknown>[];
  };
  try {
    const image = await columnsOf(run, "image");
    const label = await columnsOf(run, "image_label");
    await run(copies(image, label, times));
    // What an image can be found by is posted when its row changes.
    await run("update image set status = status");
    const [row] = await run("select count(*)::integer as images from image");
    return Number(row?.images);
  } finally {
    client.destroy();
  }
}

/** Days between an image and its copy. */
const daysApart = 9;

/** What every copy has of its own; all else is that of its image. */
const own: Record<string, string> = {
  image_id: "source.new_id",
  sha256: "sha256(source.new_id::text::bytea)",
  ordinal: "source.new_ordinal",
  taken_at: "source.new_time",
  uploaded_at: "source.new_time",
  filename: "source.new_name",
  filename_folded: "lower(source.new_name)",
};

async function columnsOf(
  run: (sql: string) => Promise<Record<string, unknown>[]>,
  table: string,
): Promise<string[]> {
  const rows = await run(`select column_name::text as name from information_schema.columns
    where table_name = '${table}' and table_schema = 'public'
      and is_generated = 'NEVER' and is_identity = 'NO' order by ordinal_position`);
  return rows.map(({ name }) => String(name));
}

function copies(image: readonly string[], label: readonly string[], times: number): string {
  const copied = image.map((column) => own[column] ?? `image.${column}`);
  const labels = label.map((column) => (column === "image_key" ? "made.image_key" : `image_label.${column}`));
  return `
    with source as materialized (
      select image_key, gen_random_uuid() as new_id,
        next_ordinal + row_number() over (partition by owner_key order by copy, image_key) - 1 as new_ordinal,
        coalesce(taken_at, uploaded_at) - copy * interval '${daysApart} days' - image_key * interval '5 hours' as new_time,
        'copy-' || copy || '-' || filename as new_name
      from image join owner using (owner_key) cross join generate_series(1, ${times}) as copy
    ),
    made as (
      insert into image (${image.join(", ")})
      select ${copied.join(", ")} from source join image using (image_key)
      returning image_key, image_id
    )
    insert into image_label (${label.join(", ")})
    select ${labels.join(", ")}
    from made join source on source.new_id = made.image_id join image_label on image_label.image_key = source.image_key`;
}
