import * as z from "zod";
import { cookieIn, forgottenCookie, sealedCookie } from "./sealed-cookie.ts";

const NAME = "rapport-sign-in";
const SECONDS = 600;

const pending = z.strictObject({
  personId: z.uuid(),
  /** Of the password that was shown: once it is another, this opens nothing. */
  mark: z.string(),
  to: z.string(),
  hasCode: z.boolean(),
  hasPasskey: z.boolean(),
});
/** Somebody who has shown a password and still has to show a second factor; `to` is where they wanted to go. */
export type Pending = z.infer<typeof pending>;

export const pendingCookie = (value: Pending): string => sealedCookie(NAME, value, SECONDS);
export const forgottenPending = (): string => forgottenCookie(NAME);

export function pendingOf(headers: Headers): Pending | undefined {
  const found = pending.safeParse(cookieIn(headers, NAME));
  return found.success ? found.data : undefined;
}
