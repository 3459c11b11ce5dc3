import { randomUUID } from "node:crypto";
import * as z from "zod";
import { cookieIn, sealedCookie } from "./sealed-cookie.ts";

const NAME = "rapport-device";
const DAYS = 90;

const device = z.strictObject({ email: z.string(), id: z.string() });
/** A browser in which somebody has signed in before: it has tries of its own, which nobody else can use up. It opens nothing. */
export type Device = z.infer<typeof device>;

/** The header that lets this browser be known again. */
export const deviceCookie = (email: string): string => sealedCookie(NAME, { email, id: randomUUID() }, DAYS * 86_400);

export function deviceOf(headers: Headers): Device | undefined {
  const found = device.safeParse(cookieIn(headers, NAME));
  return found.success ? found.data : undefined;
}
