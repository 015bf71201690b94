interface Notification {
  Records: { s3: { object: { key: string } } }[];
}

/** The object keys that an S3 notification names, decoded. */
export function objectKeys(event: Notification): string[] {
  return event.Records.map(({ s3 }) => decodeURIComponent(s3.object.key.replaceAll("+", " ")));
}

/** The notification that S3 sends when an object is created, as far as it is read here. */
export function notificationOf(key: string): Notification {
  return { Records: [{ s3: { object: { key: key.split("/").map(encodeURIComponent).join("/") } } }] };
}
