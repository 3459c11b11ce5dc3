import { SelectField } from "#app/_ui/select-field.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { StaffActor } from "#lib/people/actor.ts";
import { MAY } from "#lib/people/matrix.ts";
import { officers } from "#lib/requests/people-queries.ts";
import { recognisedFor } from "#lib/requests/thanks-queries.ts";
import { unitsWithRole } from "#lib/units/queries.ts";

type Props = { locale: Locale; actor: StaffActor; id: string; unitId: string };

/** For whom a resident's thanks count; a lead says so after looking at them. */
export async function RecognitionForm({ locale, actor, id, unitId }: Props) {
  const t = translator(locale, "desk");
  const [counted, led, people] = await Promise.all([
    recognisedFor(actor, id),
    unitsWithRole(actor, MAY["requests.supervise"]),
    officers(actor, unitId),
  ]);
  if (counted) return <p className="notice">{t("recognised", { name: counted })}</p>;
  if (!led.includes(unitId)) return <p className="notice">{t("recognise_lead")}</p>;
  const others = people.filter(({ id: own }) => own !== actor.personId);
  return (
    <form method="post" action={`/${locale}/staff/requests/${id}/recognition`} className="panel stack">
      <h2>{t("recognise_title")}</h2>
      <SelectField
        id="officer"
        label={t("officer")}
        value=""
        choices={[{ key: "", name: t("outcome_choose") }, ...others.map((person) => ({ key: person.id, name: person.name }))]}
      />
      <button className="button plain" type="submit">
        {t("recognise")}
      </button>
    </form>
  );
}
