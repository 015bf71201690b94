import { Duration } from "aws-cdk-lib";
import {
  AccountRecovery,
  FeaturePlan,
  ManagedLoginVersion,
  OAuthScope,
  UserPool,
  type UserPoolClient,
  UserPoolOperation,
} from "aws-cdk-lib/aws-cognito";
import { type Stack, type StackContext, use } from "sst/constructs";
import { passwordPolicy, preSignUp } from "../packages/core/src/contract/index.ts";
import { applicationFunction } from "./application-function.ts";
import { edge } from "./edge.ts";
import { hostedUi } from "./hosted-ui.ts";
import { brandManagedLogin } from "./managed-login.ts";
import { settingsOf } from "./settings-of.ts";
import type { StageSettings } from "./stage-settings.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * Who may sign in: a user pool by e-mail address, and one public client for the site's own form (SRP) and for
 * the hosted page (authorization code with PKCE). Nobody comes as a guest.
 */
export function auth({ stack, app }: StackContext) {
  const { prefix, domain } = hostedUi(app);
  const userPool = newUserPool(stack);
  const signUp = signUpSetting(settingsOf(stack));
  guardSignUp(stack, userPool, signUp);
  const client = addClient(stack, userPool);
  userPool.addDomain("HostedUi", {
    cognitoDomain: { domainPrefix: prefix },
    managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
  });
  brandManagedLogin(stack, userPool, client);
  const surroundings: Surroundings = {
    arns: { userPool: userPool.userPoolArn },
    settings: {
      HOSTED_UI_DOMAIN: domain,
      SIGN_UP: signUp,
      USER_POOL_ID: userPool.userPoolId,
      USER_POOL_CLIENT_ID: client.userPoolClientId,
    },
  };
  stack.addOutputs({
    HostedUiUrl: `https://${domain}`,
    UserPoolId: userPool.userPoolId,
    UserPoolClientId: client.userPoolClientId,
  });
  return { userPool, client, surroundings };
}

function newUserPool(stack: Stack): UserPool {
  const { signUp, production, dataRemoval } = settingsOf(stack);
  return new UserPool(stack, "Users", {
    // The least that has managed login.
    featurePlan: FeaturePlan.ESSENTIALS,
    selfSignUpEnabled: signUp !== "closed",
    signInAliases: { email: true },
    signInCaseSensitive: false,
    autoVerify: { email: true },
    accountRecovery: AccountRecovery.EMAIL_ONLY,
    passwordPolicy,
    deletionProtection: production,
    removalPolicy: dataRemoval,
  });
}

/** Not live under `sst dev`: Cognito waits five seconds for it and no longer. */
function guardSignUp(stack: Stack, userPool: UserPool, signUp: string): void {
  const made: Surroundings = { arns: {}, settings: { SIGN_UP: signUp } };
  const fn = applicationFunction(stack, "PreSignUp", preSignUp, made, { enableLiveDev: false });
  userPool.addTrigger(UserPoolOperation.PRE_SIGN_UP, fn);
}

function addClient(stack: Stack, userPool: UserPool): UserPoolClient {
  const { production } = settingsOf(stack);
  // A developer's site runs at Vite's own port as well.
  const pages = [`${use(edge).siteUrl}/`, ...(production ? [] : ["http://localhost:5173/"])];
  return userPool.addClient("Browser", {
    generateSecret: false,
    authFlows: { userSrp: true },
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID, OAuthScope.EMAIL],
      callbackUrls: pages,
      logoutUrls: pages,
    },
    accessTokenValidity: Duration.minutes(15),
    idTokenValidity: Duration.minutes(15),
    refreshTokenValidity: Duration.days(30),
    enableTokenRevocation: true,
    preventUserExistenceErrors: true,
  });
}

/** As the functions read it. */
function signUpSetting({ signUp }: StageSettings): string {
  return typeof signUp === "string" ? signUp : signUp.emailDomains.join(",");
}
