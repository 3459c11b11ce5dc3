import * as z from "zod";
import { env } from "#lib/env.ts";
import { seal, unseal } from "#lib/http/sealed.ts";

const PURPOSE = "sign-in ticket";
const LASTS_MS = 60_000;

const ticket = z.strictObject({ personId: z.uuid(), way: z.enum(["code", "recovery_code", "passkey"]), until: z.number() });
export type Ticket = Pick<z.infer<typeof ticket>, "personId" | "way">;

/** What tells next-auth that somebody has shown who they are; it never leaves the server. */
export function sealTicket({ personId, way }: Ticket): string {
  return seal(env().RAPPORT_SECRET, PURPOSE, "", { personId, way, until: Date.now() + LASTS_MS });
}

export function openTicket(text: string): Ticket | undefined {
  const found = ticket.safeParse(unseal(env().RAPPORT_SECRET, PURPOSE, "", text));
  return found.success && found.data.until > Date.now() ? found.data : undefined;
}
