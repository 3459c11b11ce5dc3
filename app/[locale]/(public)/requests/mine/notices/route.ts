import { single } from "#lib/http/fields.ts";
import { mailIsSetUp } from "#lib/mail/post-office.ts";
import { residentActor } from "#lib/people/actor.ts";
import { offerNotices, stopNotices, verifyNotices } from "#lib/requests/notice-mutations.ts";
import { minePost } from "../mine-post.ts";

type Problems = Readonly<Record<string, string>> | undefined;

/** Give an address for notices, prove it, or have it forgotten. */
export const POST = minePost(async ({ code, fields }): Promise<Problems> => {
  const actor = residentActor();
  if (fields.has("stop")) {
    await stopNotices(actor, code);
    return undefined;
  }
  if (fields.has("proof")) {
    const verified = await verifyNotices(actor, code, single(fields, "proof"));
    return verified === "verified" ? undefined : { proof: verified === "too_often" ? "notice_often" : "proof_wrong" };
  }
  const offered = mailIsSetUp() ? await offerNotices(actor, code, single(fields, "notice")) : "mailed";
  return offered === "mailed" ? undefined : { notice: offered === "too_often" ? "notice_often" : "notice_wrong" };
});
