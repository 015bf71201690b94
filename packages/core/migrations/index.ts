import type { Migration } from "kysely";
import { up as createCatalog } from "./001-catalog.ts";
import { up as countImages } from "./002-quota.ts";
import { up as separateDetectors } from "./003-detectors.ts";
import { up as addJobs } from "./004-jobs.ts";
import { up as postImages } from "./005-postings.ts";
import { up as readPages } from "./006-pages.ts";
import { up as saveSearches } from "./007-saved-searches.ts";
import { up as findSimilar } from "./008-similar.ts";
import { up as applyNews } from "./009-apply-news.ts";
import { up as announceUpload } from "./010-announce-upload.ts";

/** Every migration by name, in order; statically imported, so that a bundle carries them. */
export const migrations: Readonly<Record<string, Migration>> = {
  "001-catalog": { up: createCatalog },
  "002-quota": { up: countImages },
  "003-detectors": { up: separateDetectors },
  "004-jobs": { up: addJobs },
  "005-postings": { up: postImages },
  "006-pages": { up: readPages },
  "007-saved-searches": { up: saveSearches },
  "008-similar": { up: findSimilar },
  "009-apply-news": { up: applyNews },
  "010-announce-upload": { up: announceUpload },
};
