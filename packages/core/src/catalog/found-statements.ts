import { sql } from "kysely";

/**
 * Parts of the statement of `applyEvents`: replace what was detected in the images of `answered` by what `target`
 * says. What the owner added or removed stays so. Unknown labels join everybody's vocabulary, in order of name,
 * so that concurrent statements cannot deadlock.
 */
export const labelStatements = sql`
  labelled as (
    select target.* from target join answered using (image_key) where answered.detector = 'labels'
  ),
  found as materialized (
    select labelled.image_key, labelled.owner_key, f.* from labelled, jsonb_to_recordset(labelled.labels) as f(
      name text, confidence real, parents jsonb, aliases jsonb, categories jsonb, instances jsonb, terms jsonb)
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
    insert into image_label (image_key, label_key, owner_key, confidence, instances)
    select image_key, label_key, owner_key, confidence, instances from seen
    order by 1, 2
    on conflict (image_key, label_key)
      do update set confidence = excluded.confidence, instances = excluded.instances, detected = true
  )`;

/** The same for the words seen in the images. */
export const wordStatements = sql`
  readable as (
    select target.* from target join answered using (image_key) where answered.detector = 'text'
  ),
  read as materialized (
    select image_key, owner_key, word, max(w.confidence) as confidence
    from readable, jsonb_to_recordset(readable.words) as w(word text, confidence real)
    where word <> '' group by 1, 2, 3
  ),
  wiped as (
    delete from image_word using readable
    where image_word.image_key = readable.image_key
      and (image_word.image_key, image_word.word) not in (select image_key, word from read)
  ),
  written as (
    insert into image_word (image_key, owner_key, word, confidence)
    select image_key, owner_key, word, confidence from read
    order by 1, 3
    on conflict (image_key, word) do update set confidence = excluded.confidence
  )`;
