import { unitChoices } from "#app/_components/frame/unit-choices.ts";
import { SelectField } from "#app/_ui/select-field.tsx";
import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { WEBHOOK_EVENTS } from "#lib/requests/webhook.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { largestTree } from "#lib/units/tree.ts";

type Props = { locale: Locale; units: readonly UnitNode[]; values: Fields | undefined };

/** Which program is told of which events of which unit. */
export function WebhookForm({ locale, units, values }: Props) {
  const t = translator(locale, "deliveries");
  const events: readonly string[] = values?.get("events") ?? WEBHOOK_EVENTS;
  return (
    <form className="panel stack" method="post" action={`/${locale}/staff/deliveries/webhooks`} aria-labelledby="new-webhook">
      <h3 id="new-webhook">{t("new")}</h3>
      <div className="in-languages">
        <div className="field">
          <label className="label" htmlFor="url">
            {t("url")}
          </label>
          <input
            className="input"
            id="url"
            name="url"
            type="url"
            dir="ltr"
            maxLength={500}
            placeholder="https://"
            defaultValue={values ? single(values, "url") : ""}
          />
        </div>
        <SelectField
          id="unit"
          label={t("unit")}
          value={values ? single(values, "unit") : (largestTree(units)?.slug ?? "")}
          choices={unitChoices(units, locale)}
        />
      </div>
      <fieldset className="row" id="events">
        <legend className="label">{t("events")}</legend>
        {WEBHOOK_EVENTS.map((event) => (
          <label className="choice" key={event}>
            <input type="checkbox" name="events" value={event} defaultChecked={events.includes(event)} /> <code dir="ltr">{event}</code>
          </label>
        ))}
      </fieldset>
      <button className="button" type="submit">
        {t("make")}
      </button>
    </form>
  );
}
