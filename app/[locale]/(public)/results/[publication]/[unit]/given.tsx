import { type GivenRow, GivenRows } from "#app/_components/publications/repeated.tsx";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { gradeOf } from "#lib/publications/public-grades.ts";
import { publicFigures } from "#lib/publications/public-words.ts";
import type { PublishedDefinition, ShownRate } from "#lib/publications/snapshot.ts";

type Props = { locale: Locale; rate: ShownRate; definition: PublishedDefinition | undefined };

const WIDTH = 300;

/** How often each answer was given, the best first. */
export function Given({ locale, rate, definition }: Props) {
  if (!definition) return null;
  const t = translator(locale, "results");
  const f = publicFigures(locale);
  const best = rate.distribution.toSorted((one, other) => gradeOf(definition, other.code) - gradeOf(definition, one.code));
  const rows = best.map(({ code, n }): GivenRow => {
    const label = definition.answers.find((answer) => answer.code === code)?.label;
    const name = label ? inLocale(label, locale) : String(code);
    return [gradeOf(definition, code), name, f.count(n), f.of100(n / rate.n), Math.round((n / rate.n) * WIDTH * 10) / 10];
  });
  return <GivenRows caption={t("given")} heads={[t("given_answer"), t("given_count"), t("given_share")]} rows={rows} />;
}
