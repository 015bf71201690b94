/**
 * Every term of an image whose renditions stand, with its number, or 0. Colours count from a share of 5 percent; a label
 * counts for its ancestors too, with the strongest confidence, in whole percent.
 */
export const createImageTerms = `create or replace function image_terms(key integer) returns table (term text, number integer) language sql stable as $$
    select found.term, max(found.number) from (
      select 'label:' || label_term.term, floor(confidence)::integer
        from image_label join label_term using (label_key)
        where image_key = key and shown and kind in ('name', 'ancestor')
      union all
      select 'count:' || label_term.term, array_length(instances, 1)
        from image_label join label_term using (label_key)
        where image_key = key and shown and kind = 'name' and instances is not null
      union all
      select plain.term, 0 from (
        select unnest(array[
            case when trashed_at is null then 'live' else 'trashed' end,
            case when moderated then 'moderated' end,
            'status:' || case when status in ('failed', 'indexed') then status else 'processing' end,
            'type:' || split_part(content_type, '/', 2),
            'orientation:' || case when width > height then 'landscape' when width < height then 'portrait' else 'square' end,
            case when taken_at is not null then 'has:date' end,
            case when exif ? 'latitude' then 'has:place' end,
            case when description_folded <> '' then 'has:description' end,
            to_char(sort_at at time zone 'UTC', '"year:"YYYY'),
            to_char(sort_at at time zone 'UTC', '"month:"YYYY-MM'),
            to_char(sort_at at time zone 'UTC', '"day:"YYYY-MM-DD'),
            to_char(uploaded_at at time zone 'UTC', '"uploaded-year:"YYYY'),
            to_char(uploaded_at at time zone 'UTC', '"uploaded-month:"YYYY-MM'),
            to_char(uploaded_at at time zone 'UTC', '"uploaded-day:"YYYY-MM-DD')])
          from image where image_key = key
        union all
        select side.name || ':bit' || lpad(bit::text, 2, '0')
          from image, lateral (values ('width', width), ('height', height)) side(name, pixels), generate_series(0, 13) bit
          where image_key = key and side.pixels & (1 << bit) > 0
        union all
        select unnest(array['has:camera', 'camera:' || folded_name(
            case when strpos(lower(exif ->> 'model'), lower(exif ->> 'make')) > 0 then exif ->> 'model'
              else concat_ws(' ', exif ->> 'make', exif ->> 'model') end)])
          from image where image_key = key and folded_name(exif ->> 'model') <> ''
        union all
        select 'lens:' || folded_name(exif ->> 'lensModel')
          from image where image_key = key and folded_name(exif ->> 'lensModel') <> ''
        union all
        select unnest(array[case when shown then 'has:label' end, case when added or removed then 'corrected' end])
          from image_label where image_key = key
        union all
        select 'category:' || label_term.term from image_label join label_term using (label_key)
          where image_key = key and shown and kind = 'category'
        union all
        select unnest(array['has:text', 'word:' || word]) from image_word where image_key = key
        union all
        select 'color:' || lower(color ->> 'name')
          from image_analysis, jsonb_array_elements(found -> 'colors') color
          where image_key = key and detector = 'properties' and (color ->> 'percent')::float8 >= 5
      ) plain(term)
    ) found(term, number) where found.term is not null group by 1
  $$`;
