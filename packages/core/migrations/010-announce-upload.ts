import { type Kysely, sql } from "kysely";

/** Announces an upload; a function for the same reason as `apply_news`. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(statement).execute(db);
}

/** Nothing has arrived yet, or it was given up waiting for it. */
const isToCome = "(image.status = 'awaiting-upload' or image.failure ->> 'code' = 'never-uploaded')";

/*
 * Makes the row of an upload to come, once for each owner and content, and answers it; or `refused`, one of
 * `account-deleted`, `room` and `analyses`, and makes nothing. Announcements of one owner wait for one another at the
 * owner's row: each sees the images and counts of those before it.
 */
const statement = `create function announce_upload(upload jsonb, quota jsonb)
  returns table (refused text, image_id uuid, content_type text, status text, trashed boolean) language plpgsql
  set plan_cache_mode = force_generic_plan as $$
  #variable_conflict use_column
  declare
    content bytea := decode(upload ->> 'sha256', 'hex');
    size integer := (upload ->> 'byteSize')::integer;
    announced_at timestamptz := (upload ->> 'at')::timestamptz;
    caller owner;
    today date := (now() at time zone 'UTC')::date;
  begin
    insert into owner (owner_id) values ((upload ->> 'ownerId')::uuid)
      on conflict (owner_id) do update set owner_id = excluded.owner_id
      returning * into caller;
    if caller.deleted_at is not null then
      refused := 'account-deleted';
    elsif exists (select from image where owner_key = caller.owner_key and sha256 = content) then
      refused := null;
    elsif caller.image_count >= (quota ->> 'images')::bigint
      or caller.byte_count + size > (quota ->> 'bytes')::bigint then
      refused := 'room';
    elsif caller.analysis_day = today and caller.analysis_count >= (quota ->> 'analysesPerDay')::bigint then
      refused := 'analyses';
    end if;
    if refused is not null then
      return next;
      return;
    end if;
    return query
    insert into image (owner_key, image_id, filename, filename_folded, content_type, byte_size, sha256, uploaded_at,
      status, status_at)
    values (caller.owner_key, (upload ->> 'imageId')::uuid, upload ->> 'filename', upload ->> 'filenameFolded',
      upload ->> 'contentType', size, content, announced_at, 'awaiting-upload', announced_at)
    on conflict (owner_key, sha256) do update set
      uploaded_at = case when ${isToCome} then excluded.uploaded_at else image.uploaded_at end,
      status_at = case when ${isToCome} then excluded.status_at else image.status_at end,
      failure = case when ${isToCome} then null else image.failure end,
      status = case when ${isToCome} then excluded.status else image.status end
    returning null, image.image_id, image.content_type, image.status, image.trashed_at is not null;
  end $$`;
