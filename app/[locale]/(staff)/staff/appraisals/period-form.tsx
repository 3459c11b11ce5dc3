import { SelectField } from "#app/_ui/select-field.tsx";
import type { SchemeVersion } from "#lib/appraisals/scheme-queries.ts";
import { type Day, monthOf } from "#lib/calendar.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { periodOf } from "#lib/rates/period.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { APPRAISED_KINDS } from "./kinds.ts";
import { monthsOf } from "./period-table.tsx";

type Props = { locale: Locale; versions: readonly SchemeVersion[]; units: readonly UnitNode[]; today: Day; values: Fields | undefined };

/** This year and the next two, whole and by quarter: no other cut exists, so that two periods never tell a few answers apart. */
export function periodKeys(today: Day): string[] {
  const year = Number(today.slice(0, 4));
  return [year, year + 1, year + 2].flatMap((each) => [...[1, 2, 3, 4].map((quarter) => `${each}-q${quarter}`), String(each)]);
}

/** Choose what is appraised by which scheme, and when. */
export function PeriodForm({ locale, versions, units, today, values }: Props) {
  const t = translator(locale, "appraisals");
  const sent = (name: string, otherwise: string) => (values && single(values, name)) || otherwise;
  const keys = periodKeys(today).flatMap((key) => {
    const period = periodOf(key, today);
    // A scheme that was not there before is for no period, and what has begun long ago is appraised no more.
    return period && period.from >= monthOf(today) && versions.some(({ publishedOn }) => publishedOn && publishedOn < period.from)
      ? [{ key, name: monthsOf(locale, period) }]
      : [];
  });
  const kinds = APPRAISED_KINDS.filter((kind) => units.some((unit) => unit.kind === kind));
  return (
    <form className="panel stack" method="post" action={`/${locale}/staff/appraisals/periods`} aria-labelledby="new-period">
      <h2 id="new-period">{t("new")}</h2>
      <p className="quiet">{t("new_how")}</p>
      <div className="in-languages">
        <SelectField
          id="version"
          label={t("scheme")}
          value={sent("version", versions[0]?.id ?? "")}
          choices={versions.map(({ id, name, number }) => ({ key: id, name: `${name} · ${number}` }))}
        />
        <SelectField id="period" label={t("months")} value={sent("period", keys[0]?.key ?? "")} choices={keys} />
        <SelectField
          id="kind"
          label={t("whom")}
          value={sent("kind", "station")}
          choices={kinds.map((key) => ({ key, name: t(`kind_${key}`) }))}
        />
      </div>
      <button className="button" type="submit">
        {t("open")}
      </button>
    </form>
  );
}
