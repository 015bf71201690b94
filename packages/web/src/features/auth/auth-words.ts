const words: Record<string, string> = {
  UserNotFoundException: "The e-mail address or the password is not right.",
  UsernameExistsException: "There is an account with this e-mail address already. Sign in instead.",
  CodeMismatchException: "This code is not right. Look at the latest message and try again.",
  ExpiredCodeException: "This code is not valid any more. Ask for a new one.",
  LimitExceededException: "Too many tries. Wait a few minutes and try again.",
  TooManyRequestsException: "Too many tries at once. Wait a moment and try again.",
  TooManyFailedAttemptsException: "Too many wrong codes. Ask for a new one.",
  PasswordResetRequiredException: "This password must be reset first: use “Forgot password?”.",
  CodeDeliveryFailureException: "The code could not be sent to this address. Check it and try again.",
  NetworkError: "The sign-in service cannot be reached. Check your connection and try again.",
};

function nameAndMessage(error: unknown): { name: string; message: string } {
  return error instanceof Error ? error : { name: "", message: "" };
}

/** What to tell a person about an error of the user pool. */
export function authWords(error: unknown): string {
  const { name, message } = nameAndMessage(error);
  if (name === "NotAuthorizedException") {
    if (/attempts/i.test(message)) return "Too many wrong tries. Wait a few minutes and try again.";
    if (/disabled/i.test(message)) return "This account is disabled.";
    if (/not permitted/i.test(message)) return "Nobody can sign up here by themselves.";
    return "The e-mail address or the password is not right.";
  }
  if (name === "InvalidPasswordException") return passwordWords(message);
  if (name === "InvalidParameterException") {
    return /password/i.test(message)
      ? passwordWords(message)
      : "Something in this form is not valid. Check it.";
  }
  if (name === "UserLambdaValidationException") return message.replace(/^PreSignUp failed with error /, "");
  return words[name] ?? "That did not work. Try again in a moment.";
}

function passwordWords(message: string): string {
  const reason =
    /policy: ?(.+)$/.exec(message)?.[1] ?? "choose a longer one with letters, digits and symbols";
  return `This password is not strong enough: ${reason.charAt(0).toLowerCase()}${reason.slice(1).replace(/\.$/, "")}.`;
}
