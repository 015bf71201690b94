import type { Config } from "@image-content-search/core/contract";

/** What Amplify is told of the user pool. `origin` is the site's own, where the hosted sign-in page comes back to. */
export function cognitoSettings(config: Config, origin: string) {
  const { userPoolId, userPoolClientId, userPoolEndpoint, hostedUiDomain } = config;
  return {
    userPoolId,
    userPoolClientId,
    ...(userPoolEndpoint === null ? {} : { userPoolEndpoint }),
    ...(hostedUiDomain === null ? {} : { loginWith: { oauth: hostedPage(hostedUiDomain, origin) } }),
  };
}

function hostedPage(domain: string, origin: string) {
  return {
    domain,
    scopes: ["openid", "email"],
    redirectSignIn: [`${origin}/`],
    redirectSignOut: [`${origin}/`],
    responseType: "code" as const,
  };
}
