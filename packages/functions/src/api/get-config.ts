import { contentTypes, limits } from "@image-content-search/core/upload";
import { answer, apiHandler } from "../lib/api-handler.ts";
import { environment, optionalEnvironment } from "../lib/environment.ts";
import { readSignUp } from "../lib/sign-up.ts";

/** Tells the browser where to sign in and what may be uploaded. */
export const handler = apiHandler("getConfig", async () => {
  const { maxByteSize, minSide, maxSide, maxMegapixels } = limits;
  const email = optionalEnvironment("DEMO_USER_EMAIL");
  const password = optionalEnvironment("DEMO_USER_PASSWORD");
  return answer(200, {
    region: environment("AWS_REGION"),
    userPoolId: environment("USER_POOL_ID"),
    userPoolClientId: environment("USER_POOL_CLIENT_ID"),
    userPoolEndpoint: optionalEnvironment("USER_POOL_ENDPOINT"),
    hostedUiDomain: optionalEnvironment("HOSTED_UI_DOMAIN"),
    signUp: readSignUp(environment("SIGN_UP")),
    limits: { maxByteSize, minSide, maxSide, maxMegapixels, contentTypes: Object.keys(contentTypes) },
    demoUser: email && password ? { email, password } : null,
  });
});
