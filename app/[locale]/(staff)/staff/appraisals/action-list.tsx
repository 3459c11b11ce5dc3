import { figures } from "#app/_components/rates/figures.ts";
import type { AppraisalAction } from "#lib/appraisals/follow-up-queries.ts";
import type { AppraisalPeriod } from "#lib/appraisals/period-queries.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { appraisedName } from "../schemes/words.ts";
import { monthsOf } from "./period-table.tsx";
import { WordsField } from "./words-field.tsx";
import { LONGEST_WORDS } from "./words-in.ts";

type Props = {
  locale: Locale;
  actions: readonly AppraisalAction[];
  units: readonly UnitNode[];
  periods: readonly AppraisalPeriod[];
  /** Where the actor may say what came of them. */
  mayReview?: boolean;
  /** What a refused form had. */
  values?: Fields | undefined;
};

/** What is done about results, who does it, and what came of it. */
export function ActionList({ locale, actions, units, periods, mayReview = false, values }: Props) {
  const t = translator(locale, "appraisals");
  const f = figures(locale);
  const sent = (id: string, name: string) => (values && single(values, "action") === id ? single(values, name) : "");
  return (
    <ul className="plain-list stack">
      {actions.map((action) => {
        const [unit, period] = [units.find(({ id }) => id === action.unitId), periods.find(({ id }) => id === action.periodId)];
        const base = `/${locale}/staff/appraisals/${action.periodId}`;
        return (
          <li key={action.id} className="panel stack">
            <h3>
              {unit && inLocale(unit.name, locale)} · {appraisedName(locale, action.indicator)}
              {period && ` · ${monthsOf(locale, period)}`}
            </h3>
            <p dir="auto">{action.what}</p>
            <p className="quiet">{t("action_who", { name: action.owner, due: f.day(action.dueOn), review: f.day(action.reviewOn) })}</p>
            {action.done !== null && <p dir="auto">{t("action_done", { words: action.done })}</p>}
            {action.cameOf !== null && (
              <p dir="auto">
                <strong>{t(action.helped ? "helped" : "helped_not")}</strong> {action.cameOf}
              </p>
            )}
            {action.done === null && action.isLed && (
              <form className="stack" method="post" action={`${base}/ends`}>
                <input type="hidden" name="action" value={action.id} />
                <WordsField
                  id={`done_${action.id}`}
                  name="done"
                  label={t("done_what")}
                  value={sent(action.id, "done")}
                  longest={LONGEST_WORDS}
                />
                <button className="button plain" type="submit">
                  {t("done_say")}
                </button>
              </form>
            )}
            {mayReview && action.done !== null && action.cameOf === null && (
              <form className="stack" method="post" action={`${base}/reviews`}>
                <input type="hidden" name="action" value={action.id} />
                <WordsField
                  id={`came_of_${action.id}`}
                  name="came_of"
                  label={t("came_of_what")}
                  value={sent(action.id, "came_of")}
                  longest={LONGEST_WORDS}
                />
                <div className="row">
                  <button className="button plain" type="submit" name="helped" value="1">
                    {t("helped_yes")}
                  </button>
                  <button className="button plain" type="submit" name="helped" value="0">
                    {t("helped_no")}
                  </button>
                </div>
              </form>
            )}
          </li>
        );
      })}
    </ul>
  );
}
