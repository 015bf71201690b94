/** US dollars. Where to check each: the pricing page of the service that its comment names. */
export const prices = {
  region: "us-east-1",
  asOf: "2026-11-24",
  /** AWS Lambda, arm64. */
  lambdaGbSecond: 0.0000133334,
  lambdaMillion: 0.2,
  /** Amazon S3 Standard. */
  s3GbMonth: 0.023,
  s3ThousandPuts: 0.005,
  s3ThousandGets: 0.0004,
  /** Amazon SQS, standard queues. */
  sqsMillion: 0.4,
  /** Amazon EventBridge, custom events. */
  eventsMillion: 1,
  /** Amazon Aurora, Serverless v2 and Data API. */
  acuHour: 0.12,
  auroraGbMonth: 0.1,
  auroraIosMillion: 0.2,
  dataApiMillion: 0.35,
  /** Amazon API Gateway, HTTP APIs. */
  httpApiMillion: 1,
  /** Amazon CloudFront, United States and Europe, beyond the free terabyte and ten million requests a month. */
  cloudFrontGb: 0.085,
  cloudFrontMillion: 1,
  /** AWS Secrets Manager. */
  secretMonth: 0.4,
  /** Amazon CloudWatch. */
  alarmMetricMonth: 0.1,
  dashboardMonth: 3,
  logsGb: 0.5,
  /** AWS X-Ray, beyond the free hundred thousand a month. */
  tracesMillion: 5,
};

/** What is switched on, with Amazon Rekognition's price for 1,000 images of the first million in a month. */
export const detectors = [
  { name: "labels", usdPerThousand: 1 },
  { name: "properties", usdPerThousand: 0.75 },
  { name: "text", usdPerThousand: 1 },
  { name: "moderation", usdPerThousand: 1 },
];

/** What one image, one search and one month without visitors take. */
export const assumptions = {
  /** A photograph of 12 megapixels, and what is made of it. */
  bytes: { original: 4_000_000, preview: 500_000, thumbnail: 60_000, analysis: 15_000 },
  image: {
    createUploadMs: 60,
    prepareMs: 1_200,
    analyzeMs: 1_200,
    indexMs: 40,
    /** Original, preview, thumbnail, raw analysis. */
    s3Puts: 4,
    /** By prepare, and by Rekognition. */
    s3Gets: 2,
    /** image.uploaded, image.prepared, image.analyzed. */
    busEvents: 3,
    /** The watchdog's one look. */
    watchMs: 100,
    /** Send, receive and delete of five messages, and the watchdog's look at two queues. */
    sqsRequests: 17,
    /** One to announce, one an event, one of the watchdog. */
    statements: 5,
    /** Half a unit for half an hour, for 1,000 images. */
    acuHours: 0.25 / 1_000,
    databaseIos: 100,
    /** To announce, and to follow the progress. */
    requests: 3,
    logBytes: 6_000,
    /** One in twenty of six invocations. */
    traces: 0.3,
  },
  search: {
    listImagesMs: 100,
    statements: 2,
    acuHours: 1 / 1_000,
    databaseIos: 50,
    /** The page, and now and then a suggestion or the viewer. */
    requests: 2,
    thumbnails: 30,
    logBytes: 2_000,
    traces: 0.05,
  },
  idle: {
    hours: 730,
    databaseGb: 1,
    /** The database's, and the key of the media cookies. */
    secrets: 2,
    /** Five pollers that wait for 20 seconds each. */
    pollsOfQueue: 5 * 3 * 60 * 730,
    /** As stacks/monitoring.test.ts counts them. */
    alarmMetrics: 25,
  },
  /** Of stacks/stage-settings.ts, in Aurora capacity units. */
  minCapacity: { developer: 0, production: 0.5 },
};
