import * as z from "zod";
import { ROLES } from "./actor.ts";
import { MAX_PASSWORD } from "./password-strength.ts";

/** One spelling for each address, so that nobody has two accounts. */
const email = z.string().trim().toLowerCase().pipe(z.email().max(254));

/** Normalised, so that the same characters typed on another keyboard are the same password. */
export const password = z.string().transform((text) => text.normalize("NFKC"));

/** Somebody who is to work here, with a first role on one unit. */
export const newPerson = z.strictObject({
  email,
  name: z.string().trim().min(1).max(120),
  role: z.enum(ROLES),
  unitSlug: z.string().min(1).max(120),
});
export type NewPerson = z.input<typeof newPerson>;

/** What is typed at sign-in; a password that no account can have never reaches the hash. */
export const credentials = z.strictObject({ email, password: password.pipe(z.string().min(1).max(MAX_PASSWORD)) });
export type Credentials = z.input<typeof credentials>;

/** Why a second factor is to be taken away. */
export const resetReason = z.string().trim().min(1).max(500);

export const passkeyLabel = z.string().trim().min(1).max(60);
