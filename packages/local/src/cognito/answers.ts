import type { User } from "./users.ts";

/** A user's attributes as Cognito lists them. */
export function attributesOf(user: User): { Name: string; Value: string }[] {
  return [
    { Name: "sub", Value: user.sub },
    { Name: "email", Value: user.email },
    { Name: "email_verified", Value: String(user.emailVerified) },
  ];
}

/** A user as an administrator sees one; times in seconds since 1970. */
export function describeUser(user: User) {
  return {
    Username: user.sub,
    Attributes: attributesOf(user),
    UserCreateDate: user.createdAt / 1000,
    UserLastModifiedDate: user.modifiedAt / 1000,
    Enabled: true,
    UserStatus: user.status,
  };
}

/** Where a code went, the address masked as Cognito masks it. */
export function deliveryTo(email: string): Record<string, string> {
  const [name = "", domain = ""] = email.split("@");
  return {
    Destination: `${name.slice(0, 1)}***@${domain.slice(0, 1)}***`,
    DeliveryMedium: "EMAIL",
    AttributeName: "email",
  };
}
