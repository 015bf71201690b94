interface Notification {
  Records: { s3: { object: { key: string } } }[];
}

/** The object keys that an S3 notification names, decoded. */
export function objectKeys(event: Notification): string[] {
  return event.Records.map(({ s3 }) => decodeURIComponent(s3.object.key.replaceAll("+", " ")));
}
