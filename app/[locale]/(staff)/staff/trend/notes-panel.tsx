import { figures } from "#app/_components/rates/figures.ts";
import { SelectField } from "#app/_ui/select-field.tsx";
import type { Day } from "#lib/calendar.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { TrendNote } from "#lib/rates/trend-queries.ts";
import type { UnitNode } from "#lib/units/queries.ts";

type Props = {
  locale: Locale;
  unit: UnitNode;
  months: readonly Day[];
  notes: readonly TrendNote[];
  mine: boolean;
  /** The address of the page with its filters. */
  back: string;
  values: Fields | undefined;
};

/** What happened in the months of the chart, numbered as on it. */
export function NotesPanel({ locale, unit, months, notes, mine, back, values }: Props) {
  const t = translator(locale, "analysis");
  const f = figures(locale);
  const action = `/${locale}/staff/trend/notes`;
  return (
    <section className="panel stack" aria-labelledby="notes">
      <h2 id="notes">{t("notes_title")}</h2>
      {notes.length === 0 && <p className="quiet">{t("notes_none")}</p>}
      <ol>
        {notes.map(({ id, month, words, unitId }) => (
          <li key={id}>
            {f.month(month)}: {words}
            {mine && unitId === unit.id && (
              <form method="post" action={action}>
                <input type="hidden" name="back" value={back} />
                <button
                  className="button plain"
                  type="submit"
                  name="remove"
                  value={id}
                  aria-label={t("note_remove_of", { month: f.month(month) })}
                >
                  {t("note_remove")}
                </button>
              </form>
            )}
          </li>
        ))}
      </ol>
      {mine && (
        <form className="stack" method="post" action={action}>
          <input type="hidden" name="unit" value={unit.slug} />
          <input type="hidden" name="back" value={back} />
          <div className="in-languages">
            <SelectField
              id="month"
              label={t("month")}
              value={values ? single(values, "month") : (months.at(-1) ?? "")}
              choices={months.map((month) => ({ key: month, name: f.month(month) }))}
            />
            <div className="field">
              <label className="label" htmlFor="words">
                {t("note_words")}
              </label>
              <input className="input" id="words" name="words" maxLength={120} defaultValue={values ? single(values, "words") : ""} />
            </div>
          </div>
          <button className="button plain" type="submit">
            {t("note_add")}
          </button>
        </form>
      )}
    </section>
  );
}
