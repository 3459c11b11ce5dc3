import { figures } from "#app/_components/rates/figures.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { AuthoredQuestionnaire } from "#lib/surveys/authoring-queries.ts";

type Props = { locale: Locale; found: AuthoredQuestionnaire };

/** Opened versions, newest first, each with its file, its look and its answers. */
export function Versions({ locale, found }: Props) {
  const t = translator(locale, "authoring");
  const f = figures(locale);
  const at = `/${locale}/staff/surveys/${found.key}`;
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{t("versions")}</h2>
      <ul className="versions">
        {found.opened.map(({ number, openedAt, questionnaire }, index) => (
          <li key={number}>
            <strong>{t("version", { number })}</strong>{" "}
            {openedAt && t("opened_on", { day: f.day(dayOf(openedAt, env().RAPPORT_TIME_ZONE)), count: questionnaire.questions.length })}{" "}
            {index === 0 && <span className="tag">{t("asked_now")}</span>}
            <nav aria-label={t("version", { number })}>
              <a href={`${at}/preview?version=${number}`}>{t("preview")}</a> <a href={`${at}/answers?version=${number}`}>{t("answers")}</a>{" "}
              <a href={`${at}/file?version=${number}`} download>
                {t("download")}
              </a>
            </nav>
          </li>
        ))}
      </ul>
    </section>
  );
}
