import * as z from "zod/mini";

export const GetSecretValue = z.object({ SecretId: z.string().check(z.minLength(1), z.maxLength(2048)) });
