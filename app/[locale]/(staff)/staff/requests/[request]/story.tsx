import { figures } from "#app/_components/rates/figures.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { DeskRequest } from "#lib/requests/desk-request-queries.ts";

type Line = { key: string; on: string; who: string; words: string; isOwn: boolean };

/** What the resident and the police have said to each other, in order, with how it was closed and what the resident said of that. */
export function Story({ locale, found }: { locale: Locale; found: DeskRequest }) {
  const t = translator(locale, "desk");
  const f = figures(locale);
  const lines: Line[] = [
    ...found.messages.map(({ id, words, by, on }) => ({ key: id, on, who: by ?? t("resident"), words, isOwn: by !== undefined })),
    ...found.closures.flatMap(({ round, words, outcome, on, solved, reason }): Line[] => [
      { key: `closed ${round}`, on, who: t("closed_as", { outcome: t(`outcome_${outcome}`) }), words, isOwn: true },
      ...(solved === undefined
        ? []
        : [{ key: `said ${round}`, on, who: t(solved ? "said_solved" : "said_unsolved"), words: reason, isOwn: false }]),
    ]),
  ];
  return (
    <section className="stack" aria-labelledby="story">
      <h2 id="story">{t("story")}</h2>
      {lines.length === 0 ? (
        <p className="quiet">{t("story_none")}</p>
      ) : (
        <ol className="story">
          {lines.map(({ key, on, who, words, isOwn }) => (
            <li key={key} className={isOwn ? "own" : undefined}>
              <p className="quiet">
                {f.day(on)}, {who}
              </p>
              {words && <p dir="auto">{words}</p>}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
