import { figures } from "#app/_components/rates/figures.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { responseRates } from "#lib/statistics/response-rates.ts";
import type { InvitationWave } from "#lib/surveys/invitation-queries.ts";
import { dispositions } from "#lib/surveys/invitation-wave.ts";

/** The response rates with the counts they are made of. */
export function WaveRates({ locale, wave }: { locale: Locale; wave: InvitationWave }) {
  const t = translator(locale, "invitations");
  const f = figures(locale);
  const cases = dispositions(wave);
  const rates = cases && responseRates(cases);
  const parts = {
    complete: wave.complete,
    partial: wave.partial,
    broken_off: wave.brokenOff,
    refused: wave.refused,
    silent: cases?.nonContact ?? 0,
    undelivered: wave.unknownEligibility,
    not_eligible: wave.notEligible,
  } as const;
  return (
    <section className="panel stack" aria-labelledby="back">
      <h2 id="back">{t("back_title")}</h2>
      <table className="lines">
        <tbody>
          {rates && (
            <>
              <tr>
                <th scope="row">{t("rate_complete")}</th>
                <td>{f.share(rates.rr1, rates.base)}</td>
              </tr>
              <tr>
                <th scope="row">{t("rate_with_partial")}</th>
                <td>{f.share(rates.rr2, rates.base)}</td>
              </tr>
            </>
          )}
          {(Object.keys(parts) as (keyof typeof parts)[]).map((part) => (
            <tr key={part}>
              <th scope="row">{t(`part_${part}`)}</th>
              <td>{f.count(parts[part])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">{t("rate_source")}</p>
    </section>
  );
}
