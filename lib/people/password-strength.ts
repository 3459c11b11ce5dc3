import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";

const MIN_PASSWORD = 12;
export const MAX_PASSWORD = 128;
/** Below 10^10 guesses a password falls to somebody who has the hash, in hours (zxcvbn's scores 3 and 4 lie above 10^8 and 10^10). */
const LEAST_SCORE = 3;

/** Why a password is not good enough: each is a message key. */
export type PasswordProblem = "password_short" | "password_long" | "password_common" | "password_personal" | "password_guessable";

// The list of common passwords takes a moment to unpack: once, when the first password is set.
let judge: ZxcvbnFactory | undefined;

/**
 * What is wrong with a password that somebody wants, or nothing. `personal` is what anybody would try first: name, address, force.
 * Guesses are estimated by zxcvbn (Wheeler, USENIX Security 2016) against its list of common passwords.
 */
export function passwordProblem(password: string, personal: readonly string[]): PasswordProblem | undefined {
  if ([...password].length < MIN_PASSWORD) return "password_short";
  if (password.length > MAX_PASSWORD) return "password_long";
  judge ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const inputs = personal.flatMap((text) => [text, ...text.split(/[\s@._-]+/)]).filter((text) => text.length > 2);
  const { score, sequence } = judge.check(password, inputs);
  if (score >= LEAST_SCORE) return undefined;
  if (inputs.some((text) => password.toLowerCase().includes(text.toLowerCase()))) return "password_personal";
  return sequence.some((match) => "dictionaryName" in match && String(match.dictionaryName).startsWith("passwords"))
    ? "password_common"
    : "password_guessable";
}
