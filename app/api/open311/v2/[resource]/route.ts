import { env } from "#lib/env.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import { acceptedLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { StaffActor } from "#lib/people/actor.ts";
import { residentActor } from "#lib/people/actor.ts";
import { needs } from "#lib/requests/catalogue-queries.ts";
import { postedRequest, serviceOf } from "#lib/requests/open311.ts";
import { spokenGroups } from "#lib/requests/request-code.ts";
import { sendRequest } from "#lib/requests/resident-mutations.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { largestTree } from "#lib/units/tree.ts";
import { answered, asked, type Given, named, type Refusal } from "../answered.ts";
import { foreignJurisdiction } from "../jurisdiction.ts";
import { keyedPost } from "../keyed-post.ts";

export const dynamic = "force-dynamic";

type Params = { resource: string };
type Context = { params: Promise<Params> };

const NOT_FOUND: Refusal = { status: 404, problems: ["there is no such resource"] };
const localeIn = (request: Request) => acceptedLocale(request.headers.get("accept-language"), env().RAPPORT_LANGUAGES);
const isPolice = ({ triage }: { triage: string }) => triage === "police";

const MOMENT = /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:?\d\d)?)?$/;

/** What is asked of the police is never listed, whatever is asked for. */
function noRequests(query: URLSearchParams): Given | Refusal {
  const wrong = ["start_date", "end_date"].filter((name) => query.has(name) && !MOMENT.test(query.get(name) ?? ""));
  return wrong.length > 0
    ? { status: 400, problems: wrong.map((name) => `${name} is not valid`) }
    : { root: "service_requests", value: [] };
}

/** The services, and the list of requests. */
export function GET(request: Request, context: Context): Promise<Response> {
  return asked(request, context.params, async (format, { resource }) => {
    const query = new URL(request.url).searchParams;
    const foreign = await foreignJurisdiction(query.get("jurisdiction_id"));
    if (foreign) return answered(format, foreign);
    const name = named(resource)?.name;
    if (name === "requests") return answered(format, noRequests(query));
    if (name !== "services") return answered(format, NOT_FOUND);
    const all = (await needs(residentActor())).filter(isPolice);
    return answered(format, { root: "services", value: all.map((need) => serviceOf(need, localeIn(request))) });
  });
}

/** The named unit of the key's, or the widest that it reaches. */
async function unitOf(actor: StaffActor, fields: Fields): Promise<string | undefined> {
  const units = await unitsInScope(actor);
  const wanted = single(fields, "address_id");
  return (wanted ? units.find(({ slug }) => slug === wanted) : largestTree(units))?.slug;
}

/** Take in what a city hands over; its notice is the only copy of the code by which the resident follows it. */
export const POST = keyedPost<Params>(async ({ caller, fields, params, request }): Promise<Given | Refusal> => {
  if (named(params.resource)?.name !== "requests") return NOT_FOUND;
  const foreign = await foreignJurisdiction(single(fields, "jurisdiction_id") || new URL(request.url).searchParams.get("jurisdiction_id"));
  if (foreign) return foreign;
  const code = single(fields, "service_code");
  if (!code) return { status: 400, problems: ["service_code was not provided"] };
  const need = (await needs(residentActor())).filter(isPolice).find(({ key }) => key === code);
  if (!need) return { status: 404, problems: ["service_code was not found"] };
  const unitSlug = await unitOf(caller.actor, fields);
  if (!unitSlug) return { status: 404, problems: ["address_id was not found"] };
  const language = localeIn(request);
  const posted = postedRequest(need, fields, { language, unitSlug });
  if (!posted.ok) return { status: 400, problems: posted.problems };
  const sent = await sendRequest(residentActor(), posted.request);
  const { RAPPORT_ORIGIN: origin, RAPPORT_EMERGENCY_NUMBER: number } = env();
  const notice = translator(language, "open311")("notice", {
    code: spokenGroups(sent.code).join(" "),
    address: `${origin}/${language}/requests`,
    number,
  });
  return { root: "service_requests", value: [{ service_notice: notice, account_id: null }] };
});
