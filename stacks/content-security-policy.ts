/** Where pages may send requests beside their own origin. */
export interface ConnectedOrigins {
  bucket: string;
  /** Of the user pools' API. */
  cognito: string;
  /** Gives tokens for the code that comes back from the sign-in page. */
  hostedUi: string;
}

/** The policy of every page: the site's own files, uploads to the bucket, sign-in at Cognito, and nothing else. */
export function contentSecurityPolicy({ bucket, cognito, hostedUi }: ConnectedOrigins): string {
  const directives: Record<string, string[]> = {
    "default-src": ["'self'"],
    "base-uri": ["'none'"],
    "connect-src": ["'self'", bucket, cognito, hostedUi],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    // `data:` is for thumbhashes, `blob:` for pictures that are still being uploaded.
    "img-src": ["'self'", "data:", "blob:", bucket],
    "object-src": ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(" ")}`)
    .join("; ");
}
