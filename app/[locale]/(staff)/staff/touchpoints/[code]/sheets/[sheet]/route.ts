import { currentStaff } from "#lib/people/session.ts";
import { touchpointsOf } from "#lib/surveys/touchpoint-queries.ts";
import { printed } from "../../../print.ts";

/** One sheet of one touchpoint. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ locale: string; code: string; sheet: string }> },
): Promise<Response> {
  const [{ locale, code, sheet }, actor] = await Promise.all([params, currentStaff()]);
  const own = actor ? (await touchpointsOf(actor, actor.units)).filter((each) => each.code === code) : [];
  return (await printed(own, sheet, new URL(request.url).searchParams, locale)) ?? new Response("Not found.\n", { status: 404 });
}
