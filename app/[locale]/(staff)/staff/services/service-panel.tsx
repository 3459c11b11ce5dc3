import { NameFields } from "#app/_components/frame/name-fields.tsx";
import { TextField } from "#app/_ui/text-field.tsx";
import { inLocale, LOCALE_KEYS, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Service } from "#lib/units/queries.ts";

type Props = { locale: Locale; service: Service; position: number };

/** A service: its names, its place, and whether it is offered. */
export function ServicePanel({ locale, service, position }: Props) {
  const t = translator(locale, "organisation");
  const { key, name, isOffered } = service;
  const page = `/${locale}/staff/services`;
  return (
    <details className="panel">
      <summary>
        <bdi>{inLocale(name, locale)}</bdi> {!isOffered && <span className="tag">{t("service_retired")}</span>}
      </summary>
      <form className="stack" method="post" action={`${page}/services`} noValidate>
        <input type="hidden" name="key" value={key} />
        {LOCALE_KEYS.map((each) => (
          <input key={each} type="hidden" name={`seen_name_${each}`} value={name[each] ?? ""} />
        ))}
        <NameFields label={key} stored={name} values={undefined} prefix={`${key}-name`} />
        <TextField
          id={`${key}-position`}
          name="position"
          label={t("service_position")}
          inputMode="numeric"
          maxLength={3}
          dir="ltr"
          defaultValue={String(position)}
        />
        <button className="button" type="submit">
          {t("save")}
        </button>
      </form>
      <form method="post" action={`${page}/offering`}>
        <input type="hidden" name="key" value={key} />
        <button className="button plain" type="submit" name="offered" value={isOffered ? "no" : "yes"}>
          {t(isOffered ? "service_retire" : "service_offer")}
        </button>
      </form>
    </details>
  );
}
