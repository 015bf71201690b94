/** The policy of every page: the site's own files, uploads to the bucket, sign-in at Cognito, and nothing else. */
export function contentSecurityPolicy(origins: { bucketOrigin: string; cognitoOrigin: string }): string {
  const { bucketOrigin, cognitoOrigin } = origins;
  const directives: Record<string, string[]> = {
    "default-src": ["'self'"],
    "base-uri": ["'none'"],
    "connect-src": ["'self'", bucketOrigin, cognitoOrigin],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    // `data:` is for thumbhashes, `blob:` for pictures that are still being uploaded.
    "img-src": ["'self'", "data:", "blob:", bucketOrigin],
    "object-src": ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(" ")}`)
    .join("; ");
}
