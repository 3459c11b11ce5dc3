import { figures as numbers } from "#app/_components/rates/figures.ts";
import { indicatorName } from "#app/_components/rates/words.ts";
import { Scroll } from "#app/_ui/scroll.tsx";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Figures, Hidden, PublishedRate } from "#lib/publications/snapshot.ts";
import { hiddenWord } from "../words.ts";

type Props = { locale: Locale; figures: Figures };

/** Why a number is not told, after the one sign for it. */
function NotTold({ locale, hidden }: { locale: Locale; hidden: Hidden }) {
  return (
    <span className="quiet">
      <span className="hatched" aria-hidden="true" /> {hiddenWord(locale, hidden)}
    </span>
  );
}

function RateCell({ locale, rate }: { locale: Locale; rate: PublishedRate["rate"] }) {
  const t = translator(locale, "publishing");
  const f = numbers(locale);
  if (!rate.shown) return <NotTold locale={locale} hidden={rate} />;
  return (
    <>
      <strong>{f.share(rate.rate, rate.n)}</strong>
      <br />
      <span className="quiet">
        {t("rate_more", { lower: f.share(rate.lower, rate.n), upper: f.share(rate.upper, rate.n), n: f.count(rate.n) })}
      </span>
    </>
  );
}

/** What would be told of every unit: the same numbers that everybody would read. */
export function FiguresTable({ locale, figures }: Props) {
  const t = translator(locale, "publishing");
  const f = numbers(locale);
  // A rate that nobody answered anywhere has no column.
  const ids = figures.definitions
    .map(({ id }) => id)
    .filter((id) =>
      figures.units.some(({ rates }) => rates.some((each) => each.id === id && (each.rate.shown || each.rate.reason !== "none"))),
    );
  return (
    <Scroll label={t("figures")}>
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">{t("unit")}</th>
            {ids.map((id) => (
              <th scope="col" key={id}>
                {indicatorName(locale, id)}
              </th>
            ))}
            <th scope="col">{t("participation")}</th>
            <th scope="col">{t("requests")}</th>
            <th scope="col">{t("beside")}</th>
          </tr>
        </thead>
        <tbody>
          {figures.units.map(({ id, name, rates, participation, requests }) => {
            const { confirmed, received, closed } = requests;
            return (
              <tr key={id}>
                <th scope="row">{inLocale(name, locale)}</th>
                {ids.map((each) => {
                  const found = rates.find((rate) => rate.id === each);
                  return <td key={each}>{found && <RateCell locale={locale} rate={found.rate} />}</td>;
                })}
                <td>
                  {participation.shown ? (
                    t("participation_of", { answers: f.count(participation.answers), visits: f.count(participation.visits) })
                  ) : (
                    <NotTold locale={locale} hidden={participation} />
                  )}
                </td>
                <td>
                  {t("requests_of", { closed: f.count(closed), received: f.count(received) })}
                  <br />
                  {confirmed.shown ? (
                    t("confirmed_of", { solved: f.count(confirmed.solved), answered: f.count(confirmed.answered) })
                  ) : (
                    <NotTold locale={locale} hidden={confirmed} />
                  )}
                </td>
                <td>
                  {t("beside_of", {
                    held: f.count(rates.reduce((sum, each) => sum + each.held, 0)),
                    excluded: f.count(rates.reduce((sum, each) => sum + each.excluded, 0)),
                  })}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
}
