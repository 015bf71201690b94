import { Duration } from "aws-cdk-lib";
import { AccountRecovery, UserPool } from "aws-cdk-lib/aws-cognito";
import type { StackContext } from "sst/constructs";
import { passwordPolicy } from "../packages/core/src/contract/index.ts";
import { settingsOf } from "./settings-of.ts";
import type { Surroundings } from "./surroundings.ts";

/** Who may sign in: a user pool by e-mail address, and one public client that speaks SRP. Nobody comes as a guest. */
export function auth({ stack }: StackContext) {
  const { signUp, production, dataRemoval } = settingsOf(stack);
  const userPool = new UserPool(stack, "Users", {
    selfSignUpEnabled: signUp !== "closed",
    signInAliases: { email: true },
    signInCaseSensitive: false,
    autoVerify: { email: true },
    accountRecovery: AccountRecovery.EMAIL_ONLY,
    passwordPolicy,
    deletionProtection: production,
    removalPolicy: dataRemoval,
  });
  const client = userPool.addClient("Browser", {
    generateSecret: false,
    authFlows: { userSrp: true },
    disableOAuth: true,
    accessTokenValidity: Duration.minutes(15),
    idTokenValidity: Duration.minutes(15),
    refreshTokenValidity: Duration.days(30),
    enableTokenRevocation: true,
    preventUserExistenceErrors: true,
  });
  const surroundings: Surroundings = {
    arns: {},
    settings: { USER_POOL_ID: userPool.userPoolId, USER_POOL_CLIENT_ID: client.userPoolClientId },
  };
  stack.addOutputs({ UserPoolId: userPool.userPoolId, UserPoolClientId: client.userPoolClientId });
  return { userPool, client, surroundings };
}
