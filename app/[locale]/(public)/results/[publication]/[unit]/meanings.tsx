import { Openings } from "#app/_components/publications/repeated.tsx";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { publicFigures } from "#lib/publications/public-words.ts";
import type { PublishedDefinition, PublishedUnit, Snapshot } from "#lib/publications/snapshot.ts";

type Props = { locale: Locale; snapshot: Snapshot; own: PublishedUnit };

/** What was asked, which answers count, and how the numbers were made. */
export function Meanings({ locale, snapshot, own }: Props) {
  const t = translator(locale, "results");
  const told = snapshot.definitions.filter(({ id }) => own.rates.some((rate) => rate.id === id));
  return (
    <section className="result plain">
      <h2>{t("means")}</h2>
      <Openings items={told.map((each) => [t(`name_${each.id}`), meaning(locale, each).join(" ")] as const)} />
      <p className="quiet">{inLocale(snapshot.note, locale)}</p>
      <p className="quiet">{t("means_hidden")}</p>
    </section>
  );
}

function meaning(
  locale: Locale,
  { base, question, answers, numerator, denominator, dontKnow, since, version }: PublishedDefinition,
): string[] {
  const t = translator(locale, "results");
  const named = (codes: readonly number[]) => {
    const labels = answers.filter(({ code }) => codes.includes(code)).map(({ label }) => inLocale(label, locale));
    return new Intl.ListFormat(locale, { type: "unit" }).format(labels);
  };
  const counted = dontKnow.some((code) => denominator.includes(code));
  return [
    t(`means_${base}`),
    ...(question ? [t("means_asked", { question: inLocale(question, locale) })] : []),
    t("means_yes", { answers: named(numerator) }),
    t("means_base", { answers: named(denominator) }),
    ...(dontKnow.length > 0 ? [t(counted ? "means_apart" : "means_left", { answers: named(dontKnow) })] : []),
    since ? t("means_since", { month: publicFigures(locale).month(since), version }) : t("means_version", { version }),
  ];
}
