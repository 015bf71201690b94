/** What a password needs, in the words of CDK's `PasswordPolicy`: the pool, the laptop and the form's hint agree. */
export const passwordPolicy = {
  minLength: 12,
  requireUppercase: true,
  requireLowercase: true,
  requireDigits: true,
  requireSymbols: true,
} as const;
