import * as z from "zod/mini";
import { AwsError } from "../lib/aws-error.ts";
import type { Operation } from "../lib/json-service.ts";
import { describeUser } from "./answers.ts";
import { Password, parsePoolInput, requireEmail, Username } from "./inputs.ts";
import { describedPolicy } from "./passwords.ts";
import type { UserPool } from "./pool.ts";
import type { User } from "./users.ts";

const UserPoolId = z.string();
const ForPool = z.object({ UserPoolId });
const AdminCreateUser = z.object({ UserPoolId, Username, TemporaryPassword: z.optional(Password) });
const AdminSetUserPassword = z.object({
  UserPoolId,
  Username,
  Password,
  Permanent: z._default(z.boolean(), false),
});

const AdminDeleteUser = z.object({ UserPoolId, Username });

/** What an administrator does, by signed requests. */
export function adminOperations(pool: UserPool): Record<string, Operation> {
  return { ...userOperations(pool), ...poolOperations(pool) };
}

function userOperations(pool: UserPool): Record<string, Operation> {
  return {
    AdminCreateUser: (input) => {
      const request = parsePoolInput(pool, AdminCreateUser, input);
      requireEmail(request.Username);
      if (request.TemporaryPassword !== undefined) pool.passwords.check(request.TemporaryPassword);
      const { sub } = pool.users.insert(request.Username, "FORCE_CHANGE_PASSWORD");
      const user = pool.users.update(sub, { emailVerified: true });
      if (user && request.TemporaryPassword !== undefined)
        pool.passwords.set(user, request.TemporaryPassword);
      return { User: user && describeUser(user) };
    },
    AdminSetUserPassword: (input) => {
      const request = parsePoolInput(pool, AdminSetUserPassword, input);
      const status = request.Permanent ? "CONFIRMED" : "FORCE_CHANGE_PASSWORD";
      pool.passwords.set(getUser(pool, request.Username), request.Password, { status });
    },
    AdminDeleteUser: (input) => {
      pool.deleteUser(getUser(pool, parsePoolInput(pool, AdminDeleteUser, input).Username));
    },
    ListUsers: (input) => {
      parsePoolInput(pool, ForPool, input);
      return { Users: pool.users.list().map((user) => describeUser(user)) };
    },
  };
}

function poolOperations(pool: UserPool): Record<string, Operation> {
  return {
    ListUserPools: () => ({ UserPools: [{ Id: pool.id, Name: pool.name }] }),
    DescribeUserPool: (input) => {
      parsePoolInput(pool, ForPool, input);
      const UsernameAttributes = ["email"];
      const Policies = { PasswordPolicy: describedPolicy };
      return { UserPool: { Id: pool.id, Name: pool.name, UsernameAttributes, Policies } };
    },
  };
}

/** @throws AwsError `UserNotFoundException` */
function getUser(pool: UserPool, username: string): User {
  const user = pool.users.find(username);
  if (!user) throw new AwsError("UserNotFoundException", "User does not exist.");
  return user;
}
