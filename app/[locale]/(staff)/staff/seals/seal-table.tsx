import { figures } from "#app/_components/rates/figures.ts";
import { Scroll } from "#app/_ui/scroll.tsx";
import { type Fields, single } from "#lib/http/fields.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Seal } from "#lib/rates/seal-queries.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { LONGEST_REASON } from "./reason.ts";

type Props = { locale: Locale; seals: readonly Seal[]; units: readonly UnitNode[]; mine: readonly string[]; values: Fields | undefined };

/** Every seal, the newest first, with the way to open one. */
export function SealTable({ locale, seals, units, mine, values }: Props) {
  const t = translator(locale, "seals");
  const f = figures(locale);
  return (
    <Scroll label={t("title")}>
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">{t("months")}</th>
            <th scope="col">{t("unit")}</th>
            <th scope="col">{t("why")}</th>
            <th scope="col">{t("state")}</th>
          </tr>
        </thead>
        <tbody>
          {seals.map((seal) => {
            const unit = units.find(({ id }) => id === seal.unitId);
            const field = `open_why_${seal.id}`;
            const sent = values && single(values, "seal") === seal.id ? values : undefined;
            return (
              <tr key={seal.id}>
                <th scope="row">{f.months({ key: "sealed", from: seal.from, to: seal.to })}</th>
                <td>{unit ? inLocale(unit.name, locale) : ""}</td>
                <td dir="auto">{seal.why}</td>
                <td>
                  {seal.opened ? (
                    t("opened_on", { day: f.day(seal.opened.on), why: seal.opened.why })
                  ) : (
                    <>
                      {t("sealed_since", { day: f.day(seal.sealedOn) })}
                      {mine.includes(seal.unitId) && (
                        <details open={sent !== undefined}>
                          <summary>{t("open")}</summary>
                          <form className="stack" method="post" action={`/${locale}/staff/seals/openings`}>
                            <p>{t("open_what")}</p>
                            <input type="hidden" name="seal" value={seal.id} />
                            <label className="label" htmlFor={field}>
                              {t("open_why")}
                            </label>
                            <input
                              className="input"
                              id={field}
                              name="open_why"
                              maxLength={LONGEST_REASON}
                              defaultValue={sent && single(sent, "open_why")}
                            />
                            <button className="button plain" type="submit">
                              {t("open_yes")}
                            </button>
                          </form>
                        </details>
                      )}
                    </>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
}
