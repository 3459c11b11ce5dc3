import { figures } from "#app/_components/rates/figures.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Progress } from "#lib/jobs/sending-progress.ts";
import type { InvitationWave } from "#lib/surveys/invitation-queries.ts";

type Props = { locale: Locale; wave: InvitationWave; progress: Progress | undefined };

const AGAIN_SECONDS = 2;

/** How many have gone out, and how far the run is that is under way. */
export function Sent({ locale, wave, progress }: Props) {
  const t = translator(locale, "invitations");
  const f = figures(locale);
  return (
    <section className="stack" aria-label={t("invited")}>
      {progress && <meta httpEquiv="refresh" content={String(AGAIN_SECONDS)} />}
      <p>{t("sent_so_far", { sent: f.count(wave.sent), reminded: f.count(wave.reminded), failed: f.count(wave.failed) })}</p>
      {progress ? (
        <p className="notice" role="status">
          {t("sending_now", {
            gone: f.count(progress.gone),
            failed: f.count(progress.failed),
            left: f.count(progress.total - progress.gone - progress.failed),
          })}
        </p>
      ) : (
        wave.failed > 0 && !wave.ended && <p className="notice">{t("failed_again")}</p>
      )}
    </section>
  );
}
