import type { Scheme } from "#lib/appraisals/scheme.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { appraisedName, ruleWords, schemeFigures } from "./words.ts";

/** What a scheme weighs, in plain words. */
export function SchemeTable({ locale, scheme }: { locale: Locale; scheme: Scheme }) {
  const t = translator(locale, "schemes");
  const f = schemeFigures(locale);
  const all = scheme.lines.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <table className="lines">
      <thead>
        <tr>
          <th scope="col">{t("indicator")}</th>
          <th scope="col">{t("weight")}</th>
          <th scope="col">{t("points_how")}</th>
          <th scope="col">{t("minimum")}</th>
        </tr>
      </thead>
      <tbody>
        {scheme.lines.map((line) => (
          <tr key={line.id}>
            <th scope="row">{appraisedName(locale, line.id)}</th>
            <td>{f.share(line.weight / all, 1)}</td>
            <td>{ruleWords(locale, line)}</td>
            <td>{f.count(line.minimum)}</td>
          </tr>
        ))}
        {scheme.plus.map(({ name, points }) => (
          <tr key={name}>
            <th scope="row" dir="auto">
              {name}
            </th>
            <td>+{f.number(points)}</td>
            <td>{t("plus_each", { cap: f.number(scheme.cap) })}</td>
            <td>–</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
