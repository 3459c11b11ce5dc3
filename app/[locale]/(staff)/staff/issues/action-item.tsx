import { figures } from "#app/_components/rates/figures.ts";
import type { Fields } from "#lib/http/fields.ts";
import { single } from "#lib/http/fields.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { UnitAction } from "#lib/requests/issue-queries.ts";
import { LONGEST_ACTION } from "#lib/requests/issues.ts";
import { TellForm } from "./tell-form.tsx";

type Props = { locale: Locale; action: UnitAction; mayAct: boolean; today: string; values: Fields | undefined };

/** One action: what, who, by when; then what was done; then what the public is told. */
export function ActionItem({ locale, action, mayAct, today, values }: Props) {
  const t = translator(locale, "issues");
  const f = figures(locale);
  const { id, unitName, title, month, what, owner, dueOn, done } = action;
  return (
    <li className="panel stack">
      <h3>
        {inLocale(title, locale)} {!done && dueOn < today && <strong className="tag">{t("late")}</strong>}
      </h3>
      <p className="quiet">{t("seen_in", { unit: inLocale(unitName, locale), month: f.month(month) })}</p>
      <p dir="auto">{what}</p>
      <p>
        <bdi>{owner}</bdi>, {t("by_day", { day: f.day(dueOn) })}
      </p>
      {done && (
        <p>
          {t("done_on", { day: f.day(done.on) })} <bdi>{done.words}</bdi>
        </p>
      )}
      {action.public && (
        <p>
          {t("told_on", { day: f.day(action.public.on) })} <bdi>{inLocale(action.public.said, locale)}</bdi> →{" "}
          <bdi>{inLocale(action.public.did, locale)}</bdi>
        </p>
      )}
      {mayAct && !done && (
        <details open={values !== undefined}>
          <summary>{t("end")}</summary>
          <form className="stack" method="post" action={`/${locale}/staff/issues/ends`}>
            <input type="hidden" name="form" value={id} />
            <div className="field">
              <label className="label" htmlFor={`done-${id}`}>
                {t("what_done")}
              </label>
              <textarea
                className="input"
                id={`done-${id}`}
                name="done"
                rows={2}
                maxLength={LONGEST_ACTION}
                dir="auto"
                defaultValue={values ? single(values, "done") : ""}
              />
            </div>
            <button className="button" type="submit">
              {t("end_do")}
            </button>
          </form>
        </details>
      )}
      {mayAct && done && <TellForm locale={locale} action={action} values={values} />}
    </li>
  );
}
