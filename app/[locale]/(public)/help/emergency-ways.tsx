import { env } from "#lib/env.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import "./help.css";

const dialled = (number: string) => number.replaceAll(/[^\d+]/g, "");

/** The number, the number for text messages, and the relay for who cannot hear or speak, as far as the force has them. */
export function EmergencyWays({ locale }: { locale: Locale }) {
  const t = translator(locale, "help");
  const { RAPPORT_EMERGENCY_NUMBER: number, RAPPORT_EMERGENCY_MESSAGE_NUMBER: message, RAPPORT_EMERGENCY_RELAY: relay } = env();
  return (
    <ul className="ways">
      <li>
        <a className="button" href={`tel:${dialled(number)}`}>
          {t("call", { number })}
        </a>
      </li>
      {message && (
        <li>
          <a className="button" href={`sms:${dialled(message)}`}>
            {t("text", { number: message })}
          </a>
          <span>{t("text_how")}</span>
        </li>
      )}
      {relay[locale] && <li>{relay[locale]}</li>}
      <li>{t("call_how")}</li>
    </ul>
  );
}
