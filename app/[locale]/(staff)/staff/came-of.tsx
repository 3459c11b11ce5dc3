import { figures } from "#app/_components/rates/figures.ts";
import { cameOfLast } from "#lib/appraisals/follow-up-queries.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { StaffActor } from "#lib/people/actor.ts";

type Props = { locale: Locale; actor: StaffActor; unitIds: readonly string[] };

/** What came of the actions about the last appraised periods; nothing where there were none. */
export async function CameOf({ locale, actor, unitIds }: Props) {
  const found = await cameOfLast(actor, unitIds);
  if (found.length === 0) return null;
  const t = translator(locale, "appraisals");
  const f = figures(locale);
  return (
    <section className="panel stack" aria-labelledby="came-of">
      <h2 id="came-of">{t("came_of")}</h2>
      {found.map(({ period, helped, helpedNot, done, open }) => (
        <div key={period.id}>
          <h3>{f.months({ key: "", from: period.from, to: period.to })}</h3>
          <ul>
            <li>{t("came_helped", { count: f.count(helped) })}</li>
            <li>{t("came_helped_not", { count: f.count(helpedNot) })}</li>
            <li>{t("came_done", { count: f.count(done) })}</li>
            <li>{t("came_open", { count: f.count(open) })}</li>
          </ul>
        </div>
      ))}
      <p>
        <a href={`/${locale}/staff/appraisals#came-of`}>{t("came_see")}</a>
      </p>
    </section>
  );
}
