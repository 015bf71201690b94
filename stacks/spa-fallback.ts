/**
 * CloudFront function: paths of the SPA's own routes, which have no extension, are its one page
 * (https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-javascript-runtime-20.html).
 */
export const spaFallback = `function handler(event) {
  const { request } = event;
  if (!request.uri.split("/").pop().includes(".")) request.uri = "/index.html";
  return request;
}`;
