import { inLocale, LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { hiddenWords, publicFigures, rateWords } from "#lib/publications/public-words.ts";
import type { PublishedRate, PublishedUnit, Snapshot } from "./snapshot.ts";

/** The month in which a rate's question got other words, where that was within what was published: its number counts from there. */
export function newWordsSince({ definitions, from }: Snapshot, id: PublishedRate["id"]): string | undefined {
  const since = definitions.find((each) => each.id === id)?.since;
  return since && since > from ? since : undefined;
}

/** The three rates of a unit: satisfaction after a visit, of residents where that is not shown; awareness; visibility. */
export function threeRates({ rates }: Pick<PublishedUnit, "rates">): PublishedRate[] {
  const of = (id: PublishedRate["id"]) => rates.find((each) => each.id === id);
  const [visitors, residents] = [of("sat_top2"), of("sat_top2_residents")];
  const satisfied = !visitors?.rate.shown && residents?.rate.shown ? residents : visitors;
  return [satisfied, of("know_any"), of("see_weekly")].filter((each) => each !== undefined);
}

/** What the picture and the sheet of a unit say, as their templates read it. */
export function shownOf(locale: Locale, own: PublishedUnit, snapshot: Snapshot) {
  const t = translator(locale, "results");
  const f = publicFigures(locale);
  const { tag, dir } = LOCALES[locale];
  return {
    words: { lang: tag.split("-")[0], dir },
    unit: inLocale(own.name, locale),
    period: f.period(snapshot),
    chance: t("sheet_chance"),
    rates: threeRates(own).map(({ id, rate }) => {
      const name = t(`name_${id}`);
      if (!rate.shown) return { name, shown: null, hidden: hiddenWords(locale, rate.reason, snapshot.minimumBase) };
      const { drawn, before, number, after, between } = rateWords(locale, id, rate);
      const [n, since] = [f.count(rate.n), newWordsSince(snapshot, id)];
      const answers = since ? t("answers_since", { n, month: f.month(since) }) : t("answers", { n });
      return { name, shown: { ...drawn, before, number, after, between, answers } };
    }),
  };
}
