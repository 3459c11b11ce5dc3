import { figures } from "#app/_components/rates/figures.ts";
import { Scroll } from "#app/_ui/scroll.tsx";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { InvitationWave } from "#lib/surveys/invitation-queries.ts";

/** What became of each wave: counts, never who. */
export function WaveTable({ locale, waves }: { locale: Locale; waves: readonly InvitationWave[] }) {
  const t = translator(locale, "invitations");
  const f = figures(locale);
  if (waves.length === 0) return <p className="notice">{t("none_yet")}</p>;
  return (
    <Scroll label={t("title")}>
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">{t("wave")}</th>
            <th scope="col">{t("unit")}</th>
            <th scope="col">{t("means")}</th>
            <th scope="col">{t("invited")}</th>
            <th scope="col">{t("answered")}</th>
            <th scope="col">{t("expires_on")}</th>
          </tr>
        </thead>
        <tbody>
          {waves.map((wave) => (
            <tr key={wave.id}>
              <th scope="row">
                <a href={`/${locale}/staff/invitations/${wave.id}`}>{wave.name}</a>
              </th>
              <td>{inLocale(wave.unit.name, locale)}</td>
              <td>{t(`means_${wave.means}`)}</td>
              <td>{f.count(wave.issued)}</td>
              <td>{f.count(wave.complete + wave.partial + wave.brokenOff)}</td>
              <td>{wave.ended ? t("ended") : f.day(wave.expiresOn)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
