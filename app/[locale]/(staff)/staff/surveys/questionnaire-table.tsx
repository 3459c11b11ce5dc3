import { figures } from "#app/_components/rates/figures.ts";
import { Scroll } from "#app/_ui/scroll.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { QuestionnaireLine } from "#lib/surveys/authoring-queries.ts";
import { draftText } from "./draft-text.ts";

type Props = { locale: Locale; lines: readonly QuestionnaireLine[] };

/** Every questionnaire: what residents are asked now, and what is being written. */
export function QuestionnaireTable({ locale, lines }: Props) {
  const t = translator(locale, "authoring");
  const f = figures(locale);
  if (lines.length === 0) return <p className="notice">{t("none_yet")}</p>;
  return (
    <Scroll label={t("title")}>
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">{t("questionnaire")}</th>
            <th scope="col">{t("base")}</th>
            <th scope="col">{t("open_now")}</th>
            <th scope="col">{t("being_written")}</th>
            <th scope="col">{t("touchpoints")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, title, base, opened, draft, lastDay, touchpoints }) => (
            <tr key={key}>
              <th scope="row">
                <a href={`/${locale}/staff/surveys/${key}`}>{draftText(title, locale) || key}</a> <code>{key}</code>
              </th>
              <td>{t(`base_${base}`)}</td>
              <td>
                {opened ? t("version", { number: opened }) : "–"}
                {lastDay && <p>{t("closes_on", { day: f.day(lastDay) })}</p>}
              </td>
              <td>{draft ? t(`state_${draft}`) : "–"}</td>
              <td>{f.count(touchpoints)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
