import type { Correction, Stood } from "#lib/appraisals/correction.ts";
import type { AppraisedId } from "#lib/appraisals/indicators.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { appraisedName, schemeFigures } from "../../../../schemes/words.ts";

/** What one reckoning of a card changed of another, value by value. */
export function CorrectionWords({ locale, correction }: { locale: Locale; correction: Correction }) {
  const t = translator(locale, "appraisals");
  const f = schemeFigures(locale);
  const number = (value: number | null) => (value === null ? "–" : f.number(value));
  const stood = (id: AppraisedId, of: Stood) =>
    of ? t("stood", { value: f.value(id, of.value), n: f.count(of.n), points: number(of.points) }) : t("stood_not");
  const changes = [
    ...correction.lines.map(({ id, before, after }) => [appraisedName(locale, id), stood(id, before), stood(id, after)] as const),
    ...(correction.added ? [[t("plus_added"), number(correction.added.before), number(correction.added.after)] as const] : []),
    ...(correction.total ? [[t("total"), number(correction.total.before), number(correction.total.after)] as const] : []),
  ];
  return (
    <ul className="changes">
      {changes.map(([name, before, after]) => (
        <li key={name}>{t("was_is", { name, before, after })}</li>
      ))}
    </ul>
  );
}
