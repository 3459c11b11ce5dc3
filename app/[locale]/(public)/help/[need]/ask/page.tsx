import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { PublicFrame } from "#app/_components/frame/public-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { SelectField } from "#app/_ui/select-field.tsx";
import { single } from "#lib/http/fields.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { residentActor } from "#lib/people/actor.ts";
import { needOf } from "#lib/requests/catalogue-queries.ts";
import { LONGEST_PLACE, LONGEST_WORDS } from "#lib/requests/request-definition.ts";
import { publicStations } from "#lib/units/public-queries.ts";
import { Leave } from "../../leave.tsx";
import { helpProblems } from "../../problems.ts";
import { MissingNeed } from "../missing-need.tsx";

type Props = { params: Promise<{ locale: string; need: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "help")("title") };
}

/** One's request in one's own words: nothing else is asked for. */
export default async function AskPage({ params }: Props) {
  const [locale, { need: key }] = await Promise.all([localeOf(params), params]);
  const need = await needOf(residentActor(), key);
  if (need?.triage !== "police") return <MissingNeed locale={locale} />;
  const path = `/help/${need.key}/ask`;
  const [returned, stations] = await Promise.all([returnedForm(`/${locale}${path}`), publicStations()]);
  const t = translator(locale, "help");
  const sent = (name: string) => (returned ? single(returned.values, name) : "");
  const choices = [{ key: "", name: t("station_any") }, ...stations.map(({ slug, name }) => ({ key: slug, name: inLocale(name, locale) }))];
  return (
    <PublicFrame locale={locale} path={path}>
      {need.sensitive && <Leave locale={locale} />}
      <ErrorSummary title={t("problem_title")} problems={helpProblems(locale, returned?.problems)} />
      <h1>{inLocale(need.title, locale)}</h1>
      <form method="post" action={`/${locale}${path}/request`} className="stack">
        <div className="field">
          <label className="label" htmlFor="words">
            {inLocale(need.ask, locale)}
          </label>
          <textarea className="input" id="words" name="words" rows={6} maxLength={LONGEST_WORDS} dir="auto" defaultValue={sent("words")} />
        </div>
        <div className="field">
          <label className="label" htmlFor="place">
            {t("place")}
          </label>
          <input className="input" id="place" name="place" maxLength={LONGEST_PLACE} dir="auto" autoComplete="off" defaultValue={sent("place")} />
        </div>
        <SelectField id="station" label={t("station")} value={sent("station")} choices={choices} />
        <p className="hint">{t(need.kind === "clue" ? "stored_clue" : "stored")}</p>
        <button className="button" type="submit">
          {t("send")}
        </button>
      </form>
    </PublicFrame>
  );
}
