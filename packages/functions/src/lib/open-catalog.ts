import { RDSData } from "@aws-sdk/client-rds-data";
import { type Database, openDatabase } from "@image-content-search/core/catalog";
import { environment } from "./environment.ts";

/** Opens the catalog that the stack names; each query waits up to `patienceMs` for a database that wakes. */
export function openCatalog(patienceMs: number): Database {
  const address = {
    resourceArn: environment("DATABASE_ARN"),
    secretArn: environment("DATABASE_SECRET_ARN"),
    database: environment("DATABASE_NAME"),
  };
  return openDatabase(new RDSData(), address, patienceMs);
}
