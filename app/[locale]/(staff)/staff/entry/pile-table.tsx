import { figures } from "#app/_components/rates/figures.ts";
import { Scroll } from "#app/_ui/scroll.tsx";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { PaperPile } from "#lib/responses/paper-queries.ts";
import { wilson } from "#lib/statistics/wilson.ts";

/** The share of answers on which two typings of a form differ, in words. */
export function disagreement(locale: Locale, { questions, differing }: Pick<PaperPile, "questions" | "differing">): string {
  const t = translator(locale, "entry");
  const f = figures(locale);
  const interval = wilson(differing, questions);
  if (!interval) return t("disagreement_none");
  const share = (value: number) => f.share(value, questions);
  return t("disagreement_of", {
    share: share(differing / questions),
    count: f.count(questions),
    lower: share(interval.lower),
    upper: share(interval.upper),
  });
}

/** How far each pile is, and how well it was typed. */
export function PileTable({ locale, piles }: { locale: Locale; piles: readonly PaperPile[] }) {
  const t = translator(locale, "entry");
  const f = figures(locale);
  if (piles.length === 0) return <p className="notice">{t("none_yet")}</p>;
  return (
    <Scroll label={t("title")}>
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">{t("pile")}</th>
            <th scope="col">{t("entered")}</th>
            <th scope="col">{t("unchecked")}</th>
            <th scope="col">{t("checked")}</th>
            <th scope="col">{t("disagreement")}</th>
          </tr>
        </thead>
        <tbody>
          {piles.map((pile) => (
            <tr key={pile.id}>
              <th scope="row">
                <a href={`/${locale}/staff/entry/${pile.id}`}>
                  {inLocale(pile.unit.name, locale)}, {f.day(pile.madeOn)}
                </a>
                <code>{pile.questionnaireKey}</code>
              </th>
              <td>
                {f.count(pile.entered)} / {f.count(pile.forms)}
              </td>
              <td>{f.count(pile.unchecked)}</td>
              <td>{f.count(pile.checked)}</td>
              <td>{disagreement(locale, pile)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
