import { env } from "#lib/env.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import { sourceOf } from "#lib/http/source.ts";
import { type Device, deviceOf } from "#lib/people/device-cookie.ts";

type Shown = { password: string; from: { source: string | undefined; device: Device | undefined } };
type Check = (shown: Shown) => Promise<"right" | "wrong" | "waiting">;

/** What is wrong with the password that somebody shows again under `field`, or nothing. */
export async function wrongPassword(
  check: Check,
  { request, fields }: { request: Request; fields: Fields },
  field: string,
): Promise<Readonly<Record<string, string>> | undefined> {
  const password = single(fields, field);
  if (password === "") return { [field]: "password_missing" };
  const from = { source: sourceOf(request.headers, env().RAPPORT_TRUSTED_PROXIES), device: deviceOf(request.headers) };
  const kind = await check({ password, from });
  return kind === "right" ? undefined : { [field]: kind === "waiting" ? "password_waiting" : "password_wrong" };
}
