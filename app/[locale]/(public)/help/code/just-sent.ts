import { draftCode } from "#lib/http/draft-cookie.ts";
import { residentActor } from "#lib/people/actor.ts";
import { needOf } from "#lib/requests/catalogue-queries.ts";
import type { Need } from "#lib/requests/need.ts";
import { type FollowedRequest, followedRequest } from "#lib/requests/resident-queries.ts";

/** What this browser has sent within the hour. */
export async function justSent(): Promise<{ code: string; found: FollowedRequest; need: Need } | undefined> {
  const code = await draftCode();
  const found = code ? await followedRequest(residentActor(), code) : undefined;
  const need = found && (await needOf(residentActor(), found.needKey));
  return code && found && need ? { code, found, need } : undefined;
}
