import { createHmac, timingSafeEqual } from "node:crypto";

const YOUNGEST_MS = 2_000;
const OLDEST_MS = 86_400_000;

function signature(secret: string, code: string, moment: string): string {
  return createHmac("sha256", secret).update(`shown ${code} ${moment}`).digest("base64url");
}

/** When the form of a touchpoint was shown, signed; it travels in the form and is never stored. */
export function signShown(secret: string, code: string, now: Date): string {
  const moment = now.getTime().toString(36);
  return `${moment}.${signature(secret, code, moment)}`;
}

/** Why the moment in a form needs a second look, if it does. */
export function faultOfShown(secret: string, code: string, sent: string, now: Date): "not_shown" | "too_fast" | "too_old" | undefined {
  const [moment = "", given = ""] = sent.split(".");
  const own = Buffer.from(signature(secret, code, moment));
  const other = Buffer.from(given);
  if (own.length !== other.length || !timingSafeEqual(own, other)) return "not_shown";
  const age = now.getTime() - Number.parseInt(moment, 36);
  if (age < YOUNGEST_MS) return "too_fast";
  return age > OLDEST_MS ? "too_old" : undefined;
}
