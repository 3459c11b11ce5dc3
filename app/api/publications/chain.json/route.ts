import { residentActor } from "#lib/people/actor.ts";
import { chainLinks } from "#lib/publications/public-queries.ts";
import { openAnswer } from "../open-answer.ts";

export const dynamic = "force-dynamic";

/** Every release and withdrawal, the oldest first, exactly as it was signed. */
export const GET = (request: Request): Promise<Response> =>
  openAnswer(request, async () => ({ body: JSON.stringify(await chainLinks(residentActor())), type: "application/json" }));
