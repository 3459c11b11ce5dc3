import { env } from "#lib/env.ts";
import { acceptedLocale } from "#lib/i18n/locales.ts";
import { residentActor } from "#lib/people/actor.ts";
import { needOf } from "#lib/requests/catalogue-queries.ts";
import { definitionOf } from "#lib/requests/open311.ts";
import { answered, asked, named, type Refusal } from "../../answered.ts";
import { foreignJurisdiction } from "../../jurisdiction.ts";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ resource: string; file: string }> };

const missing = (what: string): Refusal => ({ status: 404, problems: [`${what} was not found`] });

/** One service, with what it asks. One request is never there: what is asked of the police is not shown, nor whether it was asked. */
export function GET(request: Request, context: Context): Promise<Response> {
  return asked(request, context.params, async (format, { resource, file }) => {
    const foreign = await foreignJurisdiction(new URL(request.url).searchParams.get("jurisdiction_id"));
    if (foreign) return answered(format, foreign);
    const name = named(file)?.name;
    if (resource === "requests") return answered(format, missing("service_request_id"));
    if (resource === "tokens") return answered(format, missing("token"));
    const need = resource === "services" && name ? await needOf(residentActor(), name) : undefined;
    if (need?.triage !== "police") return answered(format, missing("service_code"));
    const locale = acceptedLocale(request.headers.get("accept-language"), env().RAPPORT_LANGUAGES);
    return answered(format, { root: "service_definition", value: definitionOf(need, locale) });
  });
}
