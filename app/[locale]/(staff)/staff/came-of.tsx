import { figures } from "#app/_components/rates/figures.ts";
import { cameOfLast } from "#lib/appraisals/follow-up-queries.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { StaffActor } from "#lib/people/actor.ts";

type Props = { locale: Locale; actor: StaffActor; unitIds: readonly string[] };

/** What came of the actions about the last appraised period; nothing where there was none. */
export async function CameOf({ locale, actor, unitIds }: Props) {
  const found = await cameOfLast(actor, unitIds);
  if (!found) return null;
  const t = translator(locale, "appraisals");
  const f = figures(locale);
  const { period, helped, helpedNot, done, open } = found;
  const lines = [
    ["came_helped", helped],
    ["came_helped_not", helpedNot],
    ["came_done", done],
    ["came_open", open],
  ] as const;
  return (
    <section className="panel stack" aria-labelledby="came-of">
      <h2 id="came-of">{t("came_of_period", { months: f.months({ key: "", from: period.from, to: period.to }) })}</h2>
      <ul>
        {lines.map(([key, count]) => (
          <li key={key} data-came={key}>
            {t(key, { count: f.count(count) })}
          </li>
        ))}
      </ul>
      <p>
        <a href={`/${locale}/staff/appraisals#came-of`}>{t("came_see")}</a>
      </p>
    </section>
  );
}
