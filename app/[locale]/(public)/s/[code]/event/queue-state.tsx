import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

type Props = { locale: Locale; queue: string; publicKey: string };

/** How many answers wait on the tablet; shown once its script runs. */
export function QueueState({ locale, queue, publicKey }: Props) {
  const t = translator(locale, "kiosk");
  return (
    <section className="notice queue" hidden aria-label={t("event_queue")} data-queue={queue} data-key={publicKey}>
      <p>
        {t("event_waiting")} <strong data-waiting>0</strong>
      </p>
      <p data-say="empty">{t("event_empty")}</p>
      <p data-say="offline" hidden>
        {t("event_offline")}
      </p>
      <p data-say="online" hidden>
        {t("event_online")}
      </p>
      <p data-say="refused" hidden>
        {t("event_refused")} <strong data-refused>0</strong>
      </p>
      <button className="button" type="button">
        {t("event_send")}
      </button>
    </section>
  );
}
