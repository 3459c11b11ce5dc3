const PROBLEMS = ["email_missing", "password_missing", "no_match"] as const;

/** What a refused sign-in can say: each is a message key. It never says whether the account exists. */
export type SignInProblem = (typeof PROBLEMS)[number];

export function signInProblem(key: string | undefined): SignInProblem | undefined {
  return PROBLEMS.find((problem) => problem === key);
}
