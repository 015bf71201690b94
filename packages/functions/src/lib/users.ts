import {
  AdminDeleteUserCommand,
  CognitoIdentityProviderClient,
  UserNotFoundException,
} from "@aws-sdk/client-cognito-identity-provider";
import { environment } from "./environment.ts";

const client = new CognitoIdentityProviderClient();

/** Deletes who signs in as an owner; one that is gone already is no error. */
export async function deleteUser(ownerId: string): Promise<void> {
  try {
    await client.send(
      new AdminDeleteUserCommand({ UserPoolId: environment("USER_POOL_ID"), Username: ownerId }),
    );
  } catch (error) {
    if (!(error instanceof UserNotFoundException)) throw error;
  }
}
