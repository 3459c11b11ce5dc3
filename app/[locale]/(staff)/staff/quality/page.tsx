import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { Completion } from "#app/_components/rates/completion.tsx";
import { figures } from "#app/_components/rates/figures.ts";
import { Filters } from "#app/_components/rates/filters.tsx";
import { Meanings } from "#app/_components/rates/meanings.tsx";
import { ratesPath, type Search } from "#app/_components/rates/rates-address.ts";
import { SealedNotice } from "#app/_components/rates/sealed-notice.tsx";
import { channelName, headlineWords } from "#app/_components/rates/words.ts";
import { Scroll } from "#app/_ui/scroll.tsx";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { distributions } from "#lib/rates/distribution-queries.ts";
import { overview } from "#lib/rates/queries.ts";
import { straightLining } from "#lib/rates/straight-queries.ts";
import { worstCase } from "#lib/rates/worst-case.ts";
import { openedVersions } from "#lib/surveys/queries.ts";
import { chosenRates, withChosen } from "../chosen-rates.ts";
import { StraightLiningPanel } from "./straight-lining-panel.tsx";
import "#app/_components/distributions/distributions.css";
import "../panels.css";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Search> };

const RATED = ["visit-rating", "resident-survey"];

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "analysis")("quality_title") };
}

/** What stands behind the rates: who answered, through which channel, and what was left open. */
export default async function QualityPage({ params, searchParams }: Props) {
  const asked = await chosenRates({ params, searchParams, area: "/quality" });
  const { locale, actor, path, units, services, unit, period, selection, chosen } = asked;
  const newest = (await openedVersions()).filter(
    ({ key }, at, all) => RATED.includes(key) && all.findIndex((each) => each.key === key) === at,
  );
  const [found, straight, ...completed] = await Promise.all([
    overview(actor, selection),
    straightLining(actor, selection),
    ...newest.map((version) => distributions(actor, { version, unitId: unit.id, period, completion: true })),
  ]);
  const t = translator(locale, "analysis");
  const f = figures(locale);
  const { participation, headlines } = found;
  const satisfied = headlines.find(({ id }) => id === "sat_top2")?.now;
  const bounds = participation && satisfied?.shown ? worstCase(satisfied.rate, participation) : undefined;
  const rated = headlines.filter(({ channels }) => channels.length > 0);
  return (
    <StaffFrame
      locale={locale}
      actor={actor}
      area="quality"
      path={path}
      filters={
        <Filters
          locale={locale}
          area="/quality"
          chosen={chosen}
          units={units}
          periods={withChosen(found.periods, period)}
          services={services}
        />
      }
    >
      <h1>
        {t("quality_title")}: {inLocale(unit.name, locale)}
      </h1>
      <SealedNotice locale={locale} sealed={found.sealed} />
      <p className="quiet">{t("quality_how")}</p>
      <Meanings locale={locale} of={["participation", "worst_case", "held", "straight_lining", "completion", "dont_know"]} />
      <p>
        <a href={`/${locale}${ratesPath(asked.query, "/weights")}`}>{t("weights_link")}</a>
      </p>
      <section className="panel stack" aria-labelledby="participation">
        <h2 id="participation">{t("participation_title")}</h2>
        {participation ? (
          <>
            <p>
              {t("participation_is", {
                answers: f.count(participation.answers),
                visits: f.count(participation.visits),
                share: f.share(Math.min(1, participation.answers / participation.visits), participation.visits),
              })}
            </p>
            {bounds && (
              <p>
                {t("bounds_is", {
                  lowest: f.share(bounds.lowest, participation.visits),
                  highest: f.share(bounds.highest, participation.visits),
                })}
              </p>
            )}
          </>
        ) : (
          <p>{t("participation_none")}</p>
        )}
      </section>
      {rated.map((headline) => {
        const { name } = headlineWords(locale, headline.id);
        const shown = headline.channels.flatMap(({ channel, rate }) => (rate.shown ? [{ channel, n: rate.n }] : []));
        const all = shown.reduce((sum, { n }) => sum + n, 0);
        return (
          <section key={headline.id} className="panel stack" aria-label={`${t("channels_title")}: ${name}`}>
            <h2>
              {t("channels_title")}: {name}
            </h2>
            <Scroll label={`${t("channel")}: ${name}`}>
              <table className="lines">
                <thead>
                  <tr>
                    <th scope="col">{t("channel")}</th>
                    <th scope="col">{t("answers")}</th>
                    <th scope="col">{t("share")}</th>
                  </tr>
                </thead>
                <tbody>
                  {shown.map(({ channel, n }) => (
                    <tr key={channel}>
                      <th scope="row">{channelName(locale, channel)}</th>
                      <td>{f.count(n)}</td>
                      <td>{f.share(n / all, all)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
            <p>
              {t("held_is", { name: t("held_title"), held: f.count(headline.beside.held), excluded: f.count(headline.beside.excluded) })}
            </p>
          </section>
        );
      })}
      <StraightLiningPanel locale={locale} found={straight} />
      {newest.map((version, at) => (
        <Completion key={version.id} locale={locale} version={version} questions={completed[at]?.questions ?? []} />
      ))}
    </StaffFrame>
  );
}
