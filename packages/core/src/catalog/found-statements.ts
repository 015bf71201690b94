import { type RawBuilder, sql } from "kysely";
import type { Detector } from "../events/index.ts";
import type { ImageNews } from "./fold-events.ts";

/**
 * The parts of the statement of `applyEvents` that store what detectors found: only those that are needed, because
 * PostgreSQL takes longer to plan them all than to carry them out.
 */
export function foundStatements(news: readonly ImageNews[]): RawBuilder<unknown> {
  const parts = [
    ...(news.some(({ findings }) => findings.length > 0) ? [answered] : []),
    ...(isFound(news, "labels") ? [labelStatements] : []),
    ...(isFound(news, "text") ? [wordStatements] : []),
  ];
  // No list that is empty can be joined.
  return parts.reduce((all, part) => sql`${all} ${part},`, sql``);
}

/** The value of `image.moderated`: a finding's, unless it is of an older attempt than the stored one. */
export function moderated(news: readonly ImageNews[]): RawBuilder<unknown> {
  if (!isFound(news, "moderation")) return sql`image.moderated`;
  return sql`case when exists (select from answered
      where answered.image_key = target.image_key and answered.detector = 'moderation')
    then target.moderated else image.moderated end`;
}

function isFound(news: readonly ImageNews[], detector: Detector): boolean {
  return news.some(({ findings }) => findings.some((finding) => finding.detector === detector));
}

/** Notes which detectors answered, unless a newer attempt's answer is stored. */
const answered = sql`
  answered as (
    insert into image_analysis (image_key, detector, attempt, model, analyzed_at, found)
    select target.image_key, f.detector, f.attempt, f.model, f.at, f.found
    from target, jsonb_to_recordset(target.findings) as f(
      detector text, attempt integer, model text, at timestamptz, found jsonb)
    order by 1, 2
    on conflict (image_key, detector) do update set attempt = excluded.attempt, model = excluded.model,
      analyzed_at = excluded.analyzed_at, found = excluded.found
    where excluded.attempt >= image_analysis.attempt
    returning image_key, detector
  )`;

/**
 * Replaces what was detected in the images of `answered` by what `target` says. What the owner added or removed stays so. Unknown labels join everybody's vocabulary, in order of name,
 * so that concurrent statements cannot deadlock.
 */
const labelStatements = sql`
  labelled as (
    select target.* from target join answered using (image_key) where answered.detector = 'labels'
  ),
  found as materialized (
    select labelled.image_key, f.* from labelled, jsonb_to_recordset(labelled.labels) as f(
      name text, confidence real, parents jsonb, aliases jsonb, categories jsonb, instances smallint[], terms jsonb)
  ),
  vocabulary as materialized (select distinct on (name) * from found order by name),
  created as (
    insert into label (name, parents, aliases, categories)
    select name, parents, aliases, categories from vocabulary
    where not exists (select from label where label.name = vocabulary.name and label.owner_key is null)
    order by name
    on conflict (name) where owner_key is null do update set name = excluded.name
    returning label_key, name
  ),
  known as materialized (
    select label_key, name from created
    union all
    select label_key, label.name from label join vocabulary on vocabulary.name = label.name
    where label.owner_key is null
  ),
  named as (
    insert into label_term (term, label_key, kind)
    select distinct t.term, known.label_key, t.kind
    from vocabulary join known on known.name = vocabulary.name,
      jsonb_to_recordset(vocabulary.terms) as t(term text, kind text)
    where not exists (select from label_term existing
      where existing.term = t.term and existing.label_key = known.label_key and existing.kind = t.kind)
    order by 1, 2, 3
    on conflict do nothing
  ),
  seen as materialized (
    select found.*, known.label_key from found join known on known.name = found.name
  ),
  gone as (
    delete from image_label using labelled
    where image_label.image_key = labelled.image_key and not added and not removed
      and (image_label.image_key, label_key) not in (select image_key, label_key from seen)
  ),
  unseen as (
    update image_label set detected = false, instances = null, confidence = 100 from labelled
    where image_label.image_key = labelled.image_key and (added or removed)
      and (image_label.image_key, label_key) not in (select image_key, label_key from seen)
  ),
  kept as (
    insert into image_label (image_key, label_key, confidence, instances)
    select image_key, label_key, confidence, instances from seen
    order by 1, 2
    on conflict (image_key, label_key)
      do update set confidence = excluded.confidence, instances = excluded.instances, detected = true
  )`;

/** The same for the words seen in the images. */
const wordStatements = sql`
  readable as (
    select target.* from target join answered using (image_key) where answered.detector = 'text'
  ),
  read as materialized (
    select image_key, word, max(w.confidence) as confidence
    from readable, jsonb_to_recordset(readable.words) as w(word text, confidence real)
    where word <> '' group by 1, 2
  ),
  wiped as (
    delete from image_word using readable
    where image_word.image_key = readable.image_key
      and (image_word.image_key, image_word.word) not in (select image_key, word from read)
  ),
  written as (
    insert into image_word (image_key, word, confidence)
    select image_key, word, confidence from read
    order by 1, 2
    on conflict (image_key, word) do update set confidence = excluded.confidence
  )`;
