import { figures } from "#app/_components/rates/figures.ts";
import { type AuditedCount, FIELDS_OF } from "#lib/appraisals/count.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

/** The numbers of a count in words: "12 residents asked, …". */
export function numbersOf(locale: Locale, count: AuditedCount): string {
  const t = translator(locale, "appraisals");
  const f = figures(locale);
  const values = count as unknown as Readonly<Record<string, number>>;
  return FIELDS_OF[count.kind]
    .map((name) => `${t(name === "sampled" ? `sampled_${count.kind}` : name)}: ${f.count(values[name] ?? 0)}`)
    .join(" · ");
}
