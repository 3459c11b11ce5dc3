import { unitChoices } from "#app/_components/frame/unit-choices.ts";
import { SelectField } from "#app/_ui/select-field.tsx";
import { FIELDS_OF, KINDS, LONGEST_SUBJECT } from "#lib/appraisals/count.ts";
import type { AppraisalPeriod } from "#lib/appraisals/period-queries.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { UnitNode } from "#lib/units/queries.ts";

type Props = { locale: Locale; period: AppraisalPeriod; units: readonly UnitNode[]; values: Fields | undefined };

/** One form for each kind of count. */
export function CountForms({ locale, period, units, values }: Props) {
  const t = translator(locale, "appraisals");
  const plus = period.scheme.plus.map(({ name }) => ({ key: name, name }));
  return KINDS.filter((kind) => kind !== "plus" || plus.length > 0).map((kind) => {
    const isSent = values !== undefined && single(values, "kind") === kind;
    const sent = (name: string) => (isSent ? single(values, name) : "");
    const field = (name: string) => `${kind}_${name}`;
    return (
      <details key={kind} className="panel" open={isSent}>
        <summary>{t(`count_${kind}`)}</summary>
        <form className="stack" method="post" action={`/${locale}/staff/appraisals/${period.id}/counts/entries`}>
          <p>{t(`how_${kind}`)}</p>
          <input type="hidden" name="kind" value={kind} />
          <div className="in-languages">
            <SelectField
              id={field("unit")}
              name="unit"
              label={t("unit")}
              value={sent("unit") || (units[0]?.slug ?? "")}
              choices={unitChoices(units, locale)}
            />
            {kind === "plus" ? (
              <SelectField
                id={field("subject")}
                name="subject"
                label={t("subject_plus")}
                value={sent("subject") || (plus[0]?.key ?? "")}
                choices={plus}
              />
            ) : (
              <div className="field">
                <label className="label" htmlFor={field("subject")}>
                  {t(`subject_${kind}`)}
                </label>
                <input
                  className="input"
                  id={field("subject")}
                  name="subject"
                  maxLength={LONGEST_SUBJECT}
                  dir="auto"
                  defaultValue={sent("subject")}
                />
              </div>
            )}
            {FIELDS_OF[kind].map((name) => (
              <div className="field" key={name}>
                <label className="label" htmlFor={field(name)}>
                  {t(name === "sampled" ? `sampled_${kind}` : name)}
                </label>
                <input className="input" id={field(name)} name={name} inputMode="numeric" defaultValue={sent(name)} />
              </div>
            ))}
          </div>
          <button className="button" type="submit">
            {t("enter")}
          </button>
        </form>
      </details>
    );
  });
}
