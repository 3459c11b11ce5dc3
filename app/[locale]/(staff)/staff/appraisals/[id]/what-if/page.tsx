import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { Scroll } from "#app/_ui/scroll.tsx";
import { cards } from "#lib/appraisals/card-queries.ts";
import { type AppraisedId, isEvents } from "#lib/appraisals/indicators.ts";
import { periods } from "#lib/appraisals/period-queries.ts";
import { schemeDefinition } from "#lib/appraisals/scheme.ts";
import { whatIf } from "#lib/appraisals/what-if.ts";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { NumberField } from "../../../schemes/draft/number-field.tsx";
import { lineIn, typedBound } from "../../../schemes/scheme-in.ts";
import { appraisedName, ruleWords, schemeFigures } from "../../../schemes/words.ts";
import { isId } from "../../ids.ts";
import { monthsOf } from "../../period-table.tsx";
import { byName } from "../card-table.tsx";
import "../../../panels.css";
import "../../../schemes/schemes.css";

type Props = { params: Promise<{ locale: string; id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "appraisals")("what_if") };
}

/** What other weights and bounds would make of the same values; nothing is stored. */
export default async function WhatIfPage({ params, searchParams }: Props) {
  const [locale, { id }, sent] = await Promise.all([localeOf(params), params, searchParams]);
  const path = `/staff/appraisals/${id}/what-if`;
  const actor = await requireStaff(locale, `/${locale}${path}`);
  const found = isId(id) && (await periods(actor)).some((period) => period.id === id) ? await cards(actor, id) : [];
  const [first] = found;
  if (!first) notFound();
  const { scheme } = first.period;
  const units = await unitsInScope(actor);
  const t = translator(locale, "appraisals");
  const s = translator(locale, "schemes");
  const f = schemeFigures(locale);
  const fields = new Map(Object.entries(sent).map(([name, value]) => [name, [value ?? ""].flat()]));
  const isAsked = scheme.lines.some((line) => fields.has(`${line.id}_weight`));
  const read = isAsked
    ? schemeDefinition.safeParse({ ...scheme, lines: scheme.lines.map((line) => lineIn(fields, line.id, line)) })
    : undefined;
  const asked = read?.success ? read.data : scheme;
  const result = whatIf(
    found.map(({ appraised }) => appraised),
    scheme,
    asked,
  );
  const unitOf = (line: AppraisedId) => s(isEvents(line) ? "unit_events" : "unit_percent");
  const typed = (name: string, otherwise: string) => (isAsked ? (fields.get(name)?.[0] ?? "") : otherwise);
  return (
    <StaffFrame locale={locale} actor={actor} area="appraisals" path={path}>
      <p>
        <a href={`/${locale}/staff/appraisals/${id}`}>
          {t("period_of", { unit: inLocale(first.period.unitName, locale), months: monthsOf(locale, first.period) })}
        </a>
      </p>
      <h1>{t("what_if")}</h1>
      <p className="quiet">{t("what_if_intro")}</p>
      {read && !read.success && <p className="notice">{t("what_if_wrong")}</p>}
      <form className="panel stack" method="get">
        {scheme.lines.map((line) => (
          <fieldset key={line.id} className="scheme-line">
            <legend className="label">{appraisedName(locale, line.id)}</legend>
            <NumberField id={`${line.id}_weight`} label={s("weight")} value={typed(`${line.id}_weight`, String(line.weight))} />
            <NumberField
              id={`${line.id}_low`}
              label={`${s("low")} (${unitOf(line.id)})`}
              value={typed(`${line.id}_low`, typedBound(line.id, line.low))}
            />
            <NumberField
              id={`${line.id}_high`}
              label={`${s("high")} (${unitOf(line.id)})`}
              value={typed(`${line.id}_high`, typedBound(line.id, line.high))}
            />
            <p className="quiet">{ruleWords(locale, line)}</p>
          </fieldset>
        ))}
        <button className="button" type="submit">
          {t("what_if_show")}
        </button>
      </form>
      <section className="stack" id="moved">
        <h2>{t("moved")}</h2>
        <p>
          {read?.success
            ? t("swapped", { swapped: f.count(result.swapped), pairs: f.count(result.pairs), chance: f.share(result.swappedByChance, 1) })
            : t("what_if_start")}
        </p>
        <Scroll label={t("moved")}>
          <table className="lines">
            <thead>
              <tr>
                <th scope="col">{t("unit")}</th>
                <th scope="col">{t("total_now")}</th>
                <th scope="col">{t("total_then")}</th>
                <th scope="col">{t("by_chance")}</th>
              </tr>
            </thead>
            <tbody>
              {byName(locale, result.units, units).map(({ slug, name, before, after, byChance }) => (
                <tr key={slug} data-unit={slug}>
                  <th scope="row">{name}</th>
                  <td>{before === null ? "–" : f.number(before)}</td>
                  <td>{after === null ? "–" : f.number(after)}</td>
                  <td>{byChance === null || after === before ? "–" : f.share(byChance, 1)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
        <p className="quiet">{t("by_chance_how")}</p>
      </section>
    </StaffFrame>
  );
}
