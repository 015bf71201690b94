import { RDSData } from "@aws-sdk/client-rds-data";
import { openDatabase } from "@image-content-search/core/catalog";
import { environment } from "./environment.ts";

/** The catalog that the stack names. Opened once a function's life; holds no connection. */
export const database = openDatabase(new RDSData(), {
  resourceArn: environment("DATABASE_ARN"),
  secretArn: environment("DATABASE_SECRET_ARN"),
  database: environment("DATABASE_NAME"),
});
