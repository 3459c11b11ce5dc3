import type { ReactNode } from "react";
import { inLocale, LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Funnel } from "#lib/rates/funnel.ts";
import type { ComparedUnit } from "#lib/rates/unit-queries.ts";
import { figures } from "./figures.ts";
import { FunnelPicture } from "./funnel-picture.tsx";

type Props = { locale: Locale; name: string; units: readonly ComparedUnit[]; funnel: Funnel; path: string; links?: ReactNode };

const FIRST_LETTER = 65;

/** What a funnel says: its title, who lies beyond the outer limits, and the letters by which they stand in the picture. */
export function funnelWords(locale: Locale, name: string, units: readonly ComparedUnit[], { curve, target, standings }: Funnel) {
  const t = translator(locale, "analysis");
  const f = figures(locale);
  const shown = units.filter(({ rate }) => rate.shown);
  // Letters in the order of the names, for names would lie over each other.
  const beyond = shown
    .filter((_, at) => standings[at] === "beyond_outer")
    .map(({ unit }) => ({ id: unit.id, name: inLocale(unit.name, locale) }))
    .sort((a, b) => a.name.localeCompare(b.name, LOCALES[locale].tag))
    .map((each, at) => ({ ...each, letter: String.fromCodePoint(FIRST_LETTER + at) }));
  const list = new Intl.ListFormat(LOCALES[locale].tag).format(beyond.map(({ letter, name: called }) => `${letter} \u2068${called}\u2069`));
  return {
    title: t("funnel_chart", { name, count: shown.length, target: f.share(target, curve.at(-1)?.n ?? 1) }),
    finding: beyond.length > 0 ? t("beyond_list", { list }) : t("beyond_none"),
    letters: new Map(beyond.map(({ id, letter }) => [id, letter])),
  };
}

/** How much more than by chance the units differ, in words. */
export function dispersionWords(locale: Locale, { phi }: Funnel): string {
  const t = translator(locale, "analysis");
  const factor = new Intl.NumberFormat(`${LOCALES[locale].tag}-u-nu-latn`, { maximumFractionDigits: 2 }).format(phi);
  return phi > 1 ? t("dispersion_some", { phi: factor }) : t("dispersion_none", { phi: factor });
}

/** A funnel plot with its finding, the switch of its limits, and its files. */
export function FunnelChart({ locale, name, units, funnel, path, links }: Props) {
  const t = translator(locale, "analysis");
  const { phi, dispersed } = funnel;
  const { title, finding, letters } = funnelWords(locale, name, units, funnel);
  const switched = `/${locale}${path}${path.includes("?") ? "&" : "?"}dispersion=1`;
  return (
    <figure className="chart control">
      <figcaption>
        <h2>{title}</h2>
        <p>{finding}</p>
      </figcaption>
      <FunnelPicture locale={locale} units={units} funnel={funnel} letters={letters} label={`${title}. ${finding}`} />
      <p>
        {dispersionWords(locale, funnel)}{" "}
        {phi > 1 && <a href={dispersed ? `/${locale}${path}` : switched}>{dispersed ? t("dispersion_off") : t("dispersion_on")}</a>}
      </p>
      {links}
    </figure>
  );
}
