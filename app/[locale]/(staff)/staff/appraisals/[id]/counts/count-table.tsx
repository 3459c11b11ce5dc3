import { figures } from "#app/_components/rates/figures.ts";
import type { KeptCount } from "#lib/appraisals/count-queries.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { LONGEST_REASON } from "../../reasons.ts";
import { byName } from "../card-table.tsx";
import { numbersOf } from "./count-words.ts";

type Props = { locale: Locale; periodId: string; counts: readonly KeptCount[]; units: readonly UnitNode[]; mine: readonly string[] };

/** Every count by unit, with who entered and confirmed it, its evidence, and what can be done with it. */
export function CountTable({ locale, periodId, counts, units, mine }: Props) {
  const t = translator(locale, "appraisals");
  const f = figures(locale);
  const base = `/${locale}/staff/appraisals/${periodId}/counts`;
  return (
    <section className="stack">
      <h2>{t("entered")}</h2>
      <ul className="plain-list stack">
        {byName(locale, counts, units).map(({ id, unitId, name, count, enteredBy, enteredOn, isOwn, confirmedBy, withdrawn, evidence }) => (
          <li key={id} className="panel stack">
            <h3>
              {name} · {t(`count_${count.kind}`)} · <bdi>{count.subject}</bdi>
            </h3>
            <p>{numbersOf(locale, count)}</p>
            <p className="quiet">
              {t("entered_by", { name: enteredBy, day: f.day(enteredOn) })} {confirmedBy && t("confirmed_by", { name: confirmedBy })}{" "}
              {withdrawn !== undefined && t("withdrawn", { why: withdrawn })}
              {!confirmedBy && withdrawn === undefined && t("waits_for_second")}
            </p>
            {evidence.length > 0 && (
              <p className="row">
                {evidence.map((file, at) => (
                  <a key={file} href={`${base}/files/${file}`}>
                    {t("evidence_number", { number: at + 1 })}
                  </a>
                ))}
              </p>
            )}
            {mine.includes(unitId) && withdrawn === undefined && (
              <details>
                <summary>{t("count_do")}</summary>
                <div className="stack">
                  {!confirmedBy && !isOwn && (
                    <form method="post" action={`${base}/confirmations`}>
                      <input type="hidden" name="count" value={id} />
                      <button className="button" type="submit">
                        {t("confirm_count")}
                      </button>
                    </form>
                  )}
                  <form className="row" method="post" encType="multipart/form-data" action={`${base}/evidence`}>
                    <input type="hidden" name="count" value={id} />
                    <div className="field">
                      <label className="label" htmlFor={`file_of_${id}`}>
                        {t("evidence_file")}
                      </label>
                      <input
                        className="input"
                        id={`file_of_${id}`}
                        name="evidence"
                        type="file"
                        accept="image/jpeg,image/png,image/webp,application/pdf"
                      />
                    </div>
                    <button className="button plain" type="submit">
                      {t("evidence_add")}
                    </button>
                  </form>
                  <form className="row" method="post" action={`${base}/withdrawals`}>
                    <input type="hidden" name="count" value={id} />
                    <div className="field">
                      <label className="label" htmlFor={`why_${id}`}>
                        {t("withdraw_why")}
                      </label>
                      <input className="input" id={`why_${id}`} name="why" maxLength={LONGEST_REASON} dir="auto" />
                    </div>
                    <button className="button plain" type="submit">
                      {t("withdraw")}
                    </button>
                  </form>
                </div>
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
