/** Environment variables that tell a function where things are. */
export type Setting =
  | "APP_URL"
  | "ANALYSIS_QUEUE_URL"
  | "BUCKET_NAME"
  | "DATABASE_ARN"
  | "DATABASE_NAME"
  | "DATABASE_SECRET_ARN"
  | "DEMO_USER_EMAIL"
  | "DEMO_USER_PASSWORD"
  /** Those that are switched on, by commas. */
  | "DETECTORS"
  | "EVENT_BUS_NAME"
  | "HOSTED_UI_DOMAIN"
  | "INDEX_QUEUE_URL"
  | "JOBS_QUEUE_URL"
  | "MEDIA_KEY_PAIR_ID"
  | "MEDIA_KEY_SECRET_ARN"
  | "PREPARE_FUNCTION_NAME"
  | "QUOTA_ANALYSES_PER_DAY"
  | "QUOTA_BYTES"
  | "QUOTA_IMAGES"
  /** `open`, `closed`, or the domains whose addresses may sign up, by commas. */
  | "SIGN_UP"
  | "USER_POOL_CLIENT_ID"
  | "USER_POOL_ENDPOINT"
  | "USER_POOL_ID"
  | "WATCHDOG_QUEUE_URL";
