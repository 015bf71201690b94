/** What others have published of themselves or had said of them, beside a row of ours. Figures as their source has them. */
export interface Peer {
  subject: string;
  peer: string;
  figure: string;
  when: string;
  source: string;
  /** The bench and the row of ours that is nearest to it. */
  ours?: { bench: string; what: string };
}

const total = { bench: "search", what: "total, exact" };
const page = { bench: "search", what: "page: newest, first" };
const facets = { bench: "search", what: "facet panel, exact" };
const throughput = { bench: "ingest", what: "throughput" };
const script = { bench: "web", what: "JavaScript before the first photo" };
const cold = { bench: "cold-start", what: "listImages" };

export const peers: readonly Peer[] = [
  {
    subject: "a page of a search",
    peer: "Immich, 59,165 photos",
    figure: "10–20 ms, or 1,090–1,321 ms with a tiebreaker; database time",
    when: "2026-09",
    source: "https://github.com/immich-app/immich/issues/31299",
    ours: page,
  },
  {
    subject: "a page of an album",
    peer: "PhotoPrism, 240,000 photos",
    figure: "28–39 ms for 60 photos, by its API",
    when: "2021-08",
    source: "https://github.com/photoprism/photoprism/issues/1481",
    ours: page,
  },
  {
    subject: "photos of one tag",
    peer: "Piwigo, 107,953 found",
    figure: "8.5 s, all ids",
    when: "2025-05",
    source: "https://github.com/Piwigo/Piwigo/issues/2371",
    ours: page,
  },
  {
    subject: "total of a search",
    peer: "Immich",
    figure: "deprecated, “because its value is often incorrect”",
    when: "2026-05",
    source: "https://github.com/immich-app/immich/pull/28551",
    ours: total,
  },
  {
    subject: "total of a search",
    peer: "PhotoPrism",
    figure: "not given: counting “can be a huge overhead”",
    when: "2021-10",
    source: "https://github.com/photoprism/photoprism/issues/1646",
    ours: total,
  },
  {
    subject: "total of a search",
    peer: "Elasticsearch",
    figure: "exact to 10,000, then a lower bound",
    when: "7.0",
    source: "https://elastic.co/guide/en/elasticsearch/reference/7.0/search-request-track-total-hits.html",
    ours: total,
  },
  {
    subject: "counts at sign-in",
    peer: "PhotoPrism, 232,420 photos",
    figure: "19 s for one statement",
    when: "2023-10",
    source: "https://github.com/photoprism/photoprism/issues/3809",
    ours: facets,
  },
  {
    subject: "facets by bitmaps",
    peer: "pgfaceting (PostgreSQL)",
    figure: "155 ms, 222 s without",
    when: "2022-12",
    source: "https://pganalyze.com/blog/5mins-postgres-roaring-bitmaps-pgfaceting-query-performance",
    ours: facets,
  },
  {
    subject: "indexing, with models",
    peer: "LibrePhotos",
    figure: "16,000 photos in 32 h (0.14 a second)",
    when: "2021-03",
    source: "https://github.com/LibrePhotos/librephotos/pull/206",
    ours: throughput,
  },
  {
    subject: "indexing, with models",
    peer: "Nextcloud Recognize",
    figure: "about 35,000 photos in a day (0.4 a second)",
    when: "2026-03",
    source: "https://github.com/nextcloud/recognize/issues/1471",
    ours: throughput,
  },
  {
    subject: "indexing",
    peer: "PhotoPrism, 2-core Core i3",
    figure: "more than 100,000 files in less than a day (1.2 a second)",
    when: "2022-01",
    source: "https://github.com/photoprism/photoprism/issues/1100",
    ours: throughput,
  },
  {
    subject: "first JavaScript",
    peer: "PhotoPrism",
    figure: "690 kB by gzip",
    when: "2025-03",
    source: "https://github.com/photoprism/photoprism/issues/4778",
    ours: script,
  },
  {
    subject: "cold start of a function",
    peer: "Node 20, AWS SDK v3, on Lambda",
    figure: "242–270 ms before the first request",
    when: "2024-06",
    source: "https://github.com/aws/aws-sdk-js-v3/issues/6144",
    ours: cold,
  },
];
