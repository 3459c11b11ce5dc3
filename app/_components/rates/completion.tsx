import { Scroll } from "#app/_ui/scroll.tsx";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Distribution } from "#lib/rates/distribution-queries.ts";
import { CANNOT_SAY } from "#lib/surveys/definition.ts";
import type { OpenVersion } from "#lib/surveys/queries.ts";
import { figures } from "./figures.ts";
import { hiddenReason } from "./hidden-rate.tsx";

type Props = { locale: Locale; version: OpenVersion; questions: readonly Distribution[] };

/** How many went on to each question, as a bar and a number, and how many of them could not say. */
export function Completion({ locale, version, questions }: Props) {
  const t = translator(locale, "analysis");
  const f = figures(locale);
  const title = t("completion_title", { title: inLocale(version.definition.title, locale) });
  const rows = version.definition.questions
    .filter(({ when }) => !when)
    .flatMap((question) => {
      const found = questions.find(({ questionId }) => questionId === question.id);
      return found ? [{ question, found }] : [];
    });
  return (
    <div className="panel stack">
      <h2>{title}</h2>
      {rows.every(({ found }) => !found.shown) ? (
        <p>{t("completion_none")}</p>
      ) : (
        <Scroll label={title}>
          <table className="lines">
            <thead>
              <tr>
                <th scope="col">{t("question")}</th>
                <th scope="col">{t("answered")}</th>
                <th scope="col">{t("share")}</th>
                <th scope="col">{t("dont_know")}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ question, found }) => {
                const label = inLocale(question.label, locale);
                if (!found.shown)
                  return (
                    <tr key={question.id}>
                      <th scope="row">{label}</th>
                      <td colSpan={3}>{hiddenReason(locale, "few")}</td>
                    </tr>
                  );
                const asked = found.base + found.skipped;
                const unsure = "options" in question && question.type !== "multiple" ? found.counts.get(CANNOT_SAY) : undefined;
                return (
                  <tr key={question.id}>
                    <th scope="row">{label}</th>
                    <td>
                      <span className="bar completion">
                        <span style={{ inlineSize: `${(found.base / asked) * 100}%` }} data-count={found.base} />
                      </span>
                    </td>
                    <td>{f.share(found.base / asked, asked)}</td>
                    <td>{unsure === undefined ? "–" : f.share(unsure / found.base, found.base)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Scroll>
      )}
    </div>
  );
}
