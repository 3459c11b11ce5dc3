import { figures } from "#app/_components/rates/figures.ts";
import type { KeptCount } from "#lib/appraisals/count-queries.ts";
import type { ReturnedForm } from "#lib/http/returned-form.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { byName } from "../card-table.tsx";
import { numbersOf } from "./count-words.ts";
import { CountWork } from "./count-work.tsx";

type Props = {
  locale: Locale;
  periodId: string;
  counts: readonly KeptCount[];
  units: readonly UnitNode[];
  mine: readonly string[];
  refused: ReturnedForm | undefined;
};

/** Every count by unit, with who entered and confirmed it, its evidence, and what can be done with it. */
export function CountTable({ locale, periodId, counts, units, mine, refused }: Props) {
  const t = translator(locale, "appraisals");
  const f = figures(locale);
  const base = `/${locale}/staff/appraisals/${periodId}/counts`;
  return (
    <section className="stack">
      <h2>{t("entered")}</h2>
      <ul className="plain-list stack">
        {byName(locale, counts, units).map(({ name, ...kept }) => {
          const { id, unitId, count, enteredBy, enteredOn, confirmedBy, withdrawn, evidence } = kept;
          return (
            <li key={id} className="panel stack">
              <h3>
                {name} · {t(`count_${count.kind}`)} · <bdi>{count.subject}</bdi>
              </h3>
              <p>{numbersOf(locale, count)}</p>
              <p className="quiet">
                {t("entered_by", { name: enteredBy, day: f.day(enteredOn) })} {confirmedBy && t("confirmed_by", { name: confirmedBy })}{" "}
                {!confirmedBy && withdrawn === undefined && t("waits_for_second")}
              </p>
              {withdrawn !== undefined && (
                <p>
                  <strong dir="auto">{t("withdrawn", { why: withdrawn })}</strong>
                </p>
              )}
              {evidence.length > 0 && (
                <p className="row">
                  {evidence.map((file, at) => (
                    <a key={file} href={`${base}/files/${file}`}>
                      {t("evidence_number", { number: at + 1 })}
                    </a>
                  ))}
                </p>
              )}
              {mine.includes(unitId) && withdrawn === undefined && <CountWork locale={locale} base={base} count={kept} refused={refused} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
