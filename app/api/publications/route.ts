import { env } from "#lib/env.ts";
import { residentActor } from "#lib/people/actor.ts";
import { catalogue } from "#lib/publications/catalogue.ts";
import { listed } from "#lib/publications/result-queries.ts";
import { firstForce } from "#lib/units/public-force-queries.ts";
import { openAnswer } from "./open-answer.ts";

export const dynamic = "force-dynamic";

/** The catalogue of all that was published. */
export const GET = (request: Request): Promise<Response> =>
  openAnswer(request, async () => {
    const [all, force] = await Promise.all([listed(residentActor()), firstForce()]);
    if (!force) return { refused: 404, why: "Nobody publishes here yet" };
    const standing = all.filter(({ withdrawn }) => !withdrawn);
    return { body: JSON.stringify(catalogue(env().RAPPORT_ORIGIN, force, standing)), type: "application/ld+json" };
  });
