import type { Fields } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import type { StaffActor } from "#lib/people/actor.ts";
import { agencies } from "#lib/requests/catalogue-queries.ts";
import type { DeskRequest } from "#lib/requests/desk-request-queries.ts";
import { deskPeople } from "#lib/requests/people-queries.ts";
import { similarRequests } from "#lib/requests/similar-queries.ts";
import { everyUnit } from "#lib/units/public-queries.ts";
import { HandForms } from "./hand-forms.tsx";

type Props = { locale: Locale; actor: StaffActor; found: DeskRequest; values: Fields | undefined };

/** To whom a request may be handed, and what it may be one matter with. */
export async function Handing({ locale, actor, found, values }: Props) {
  const [people, units, known, similar] = await Promise.all([
    deskPeople(actor, found.unitId, found.kind),
    everyUnit(),
    agencies(actor),
    similarRequests(actor, found.id),
  ]);
  return <HandForms locale={locale} found={found} people={people} units={units} agencies={known} similar={similar} values={values} />;
}
