import { figures } from "#app/_components/rates/figures.ts";
import type { Day } from "#lib/calendar.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { OwnCheck } from "#lib/knowledge/queries.ts";

type Props = { locale: Locale; checks: readonly OwnCheck[]; today: Day };

/** The reader's own checks, with results that nobody else sees. */
export function OwnChecks({ locale, checks, today }: Props) {
  const t = translator(locale, "knowledge");
  const f = figures(locale);
  return (
    <section className="stack">
      <h2>{t("own")}</h2>
      {checks.length === 0 && <p className="quiet">{t("own_none")}</p>}
      <ul className="plain-list stack">
        {checks.map(({ id, topic, questions, minutes, passShare, opensOn, closesOn, begun, right }) => {
          const isOpen = today >= opensOn && today <= closesOn;
          return (
            <li key={id} className="panel stack">
              <h3>
                <bdi>{topic}</bdi>
              </h3>
              <p>{t("check_says", { questions, minutes, from: f.day(opensOn), to: f.day(closesOn) })}</p>
              {right !== null && (
                <p>
                  {t("own_result", { right, questions })}{" "}
                  {t(right * 100 >= passShare * questions ? "passed" : "not_passed", { share: passShare })}
                </p>
              )}
              {right === null && begun && (
                <a className="button" href={`/${locale}/staff/knowledge/${id}`}>
                  {t("go_on")}
                </a>
              )}
              {right === null && !begun && isOpen && (
                <form className="stack" method="post" action={`/${locale}/staff/knowledge/${id}/begins`}>
                  <p className="quiet">{t("begin_how", { minutes })}</p>
                  <button className="button" type="submit">
                    {t("begin")}
                  </button>
                </form>
              )}
              {right === null && !begun && today > closesOn && <p>{t("own_absent")}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
