import { type Fields, single } from "#lib/http/fields.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { KeptAgency } from "#lib/requests/catalogue-queries.ts";
import { Wordings } from "./wordings.tsx";

/** Who else helps: a known agency, or a new one. */
export function AgencyForm({ locale, agency, values }: { locale: Locale; agency: KeptAgency | undefined; values: Fields | undefined }) {
  const t = translator(locale, "desk");
  const id = agency?.key ?? "new";
  return (
    <details className="panel" open={values !== undefined || undefined}>
      <summary>
        {agency ? inLocale(agency.name, locale) : t("agency_new")}
        {agency?.isRetired && <span className="tag">{t("need_retired")}</span>}
      </summary>
      <form method="post" action={`/${locale}/staff/needs/agencies`} className="stack">
        <input type="hidden" name="key" value={agency?.key ?? ""} />
        <Wordings name="name" label={t("agency_name")} stored={agency?.name} values={values} />
        <Wordings name="reach" label={t("agency_reach")} stored={agency?.reach} values={values} />
        <div className="field">
          <label className="label" htmlFor={`phone-${id}`}>
            {t("agency_phone")}
          </label>
          <input
            className="input narrow"
            id={`phone-${id}`}
            name="phone"
            dir="ltr"
            maxLength={20}
            defaultValue={values ? single(values, "phone") : (agency?.phone ?? "")}
          />
        </div>
        {agency && (
          <label className="choice">
            <input type="checkbox" name="retired" value="yes" defaultChecked={agency.isRetired} />
            {t("agency_retire")}
          </label>
        )}
        <button className="button plain" type="submit">
          {t("agency_keep")}
        </button>
      </form>
    </details>
  );
}
