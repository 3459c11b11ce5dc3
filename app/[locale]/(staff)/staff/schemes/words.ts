import { figures } from "#app/_components/rates/figures.ts";
import { indicatorName } from "#app/_components/rates/words.ts";
import { type AppraisedId, type FROM_RATES, isEvents, isOfRates } from "#lib/appraisals/indicators.ts";
import type { SchemeChange, SchemeLine } from "#lib/appraisals/scheme.ts";
import { LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { type MessageKey, translator } from "#lib/i18n/messages.ts";

type OwnName = Exclude<AppraisedId, (typeof FROM_RATES)[number]>;

/** What an indicator is called. */
export function appraisedName(locale: Locale, id: AppraisedId): string {
  return isOfRates(id) ? indicatorName(locale, id) : translator(locale, "schemes")(`name_${id as OwnName}`);
}

/** What an indicator counts, in one sentence. */
export function appraisedMeaning(locale: Locale, id: AppraisedId): string {
  const key: MessageKey<"schemes"> = isOfRates(id) ? "of_rates" : `of_${id as OwnName}`;
  return translator(locale, "schemes")(key);
}

/** Numbers as a scheme has them: percents, or events per 1,000 residents. */
export function schemeFigures(locale: Locale) {
  const number = new Intl.NumberFormat(`${LOCALES[locale].tag}-u-nu-latn`, { maximumFractionDigits: 1 });
  const f = figures(locale);
  const percent = (value: number) => f.share(value, Number.isInteger(Math.round(value * 1_000) / 10) ? 1 : 100);
  return {
    ...f,
    number: (value: number) => number.format(value),
    value: (id: AppraisedId, value: number) => (isEvents(id) ? number.format(value) : percent(value)),
  };
}

/** How a line makes points of a value, in plain words. */
export function ruleWords(locale: Locale, { id, rule, low, high }: SchemeLine): string {
  const { value } = schemeFigures(locale);
  return translator(locale, "schemes")(`says_${rule}`, { low: value(id, low), high: value(id, high) });
}

/** What a version changed, in plain words. */
export function changeWords(locale: Locale, change: SchemeChange): string {
  const t = translator(locale, "schemes");
  if (change.kind === "plus") return t("diff_plus", { before: change.before.join(", ") || "–", after: change.after.join(", ") || "–" });
  if (change.kind === "cap") return t("diff_cap", change);
  const name = appraisedName(locale, change.id);
  if (change.kind !== "changed") return t(`diff_${change.kind}`, { name });
  const { value } = schemeFigures(locale);
  const shown = (of: string | number) => {
    if (typeof of === "string") return t(`rule_${of as SchemeLine["rule"]}`);
    return change.what === "low" || change.what === "high" ? value(change.id, of) : String(of);
  };
  return t("diff_changed", { name, what: t(`what_${change.what}`), before: shown(change.before), after: shown(change.after) });
}
