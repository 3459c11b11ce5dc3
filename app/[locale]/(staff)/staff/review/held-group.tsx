import { figures } from "#app/_components/rates/figures.ts";
import { channelName } from "#app/_components/rates/words.ts";
import { inLocale, type Locale, type Localised } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { ShownGroup } from "#lib/responses/review-queries.ts";
import type { OpenVersion } from "#lib/surveys/queries.ts";
import { reasonWords } from "./reason-words.ts";

type Props = { locale: Locale; group: ShownGroup; unit: Localised; service: Localised; version: OpenVersion | undefined };

/** One group of held answers: what they are, why they wait, and the form that decides. */
export function HeldGroup({ locale, group, unit, service, version }: Props) {
  const t = translator(locale, "review");
  const { count } = figures(locale);
  const [first] = version?.definition.questions ?? [];
  const labelOf = (code: string) => {
    const option = first && "options" in first ? first.options.find((each) => String(each.code) === code) : undefined;
    return option ? inLocale(option.label, locale) : t("open");
  };
  return (
    <section className="held-group stack">
      <h2>
        {inLocale(unit, locale)} · {inLocale(service, locale)} · {channelName(locale, group.channel)} · <bdi>{group.day}</bdi>
      </h2>
      <p>{t("facts", { held: count(group.answers), expected: count(Math.round(group.expected)) })}</p>
      <p className="quiet">{reasonWords(locale, group.reasons)}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("answer")}</th>
            <th scope="col">{t("number")}</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(group.firstChoices).map(([code, number]) => (
            <tr key={code}>
              <th scope="row">{labelOf(code)}</th>
              <td>
                <span className="held-bar" style={{ inlineSize: `${(number / group.answers) * 10}rem` }} aria-hidden="true" />{" "}
                {count(number)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t("alike", { alike: count(group.alike), held: count(group.answers) })}</p>
      <form method="post" action={`/${locale}/staff/review/decision`} className="stack">
        {(["unitId", "serviceKey", "channel", "day", "reasons", "pattern"] as const).map((name) => (
          <input key={name} type="hidden" name={name} value={group[name]} />
        ))}
        <label>
          {t("part")}
          <select name="part">
            <option value="all">{t("part_all")}</option>
            <option value="pattern">{t("part_pattern")}</option>
            <option value="rest">{t("part_rest")}</option>
          </select>
        </label>
        <label>
          {t("why")}
          <input name="why" maxLength={500} />
        </label>
        <div className="held-choices">
          <button className="button" type="submit" name="verdict" value="release">
            {t("release")}
          </button>
          <button className="button" type="submit" name="verdict" value="exclude">
            {t("exclude")}
          </button>
        </div>
      </form>
    </section>
  );
}
