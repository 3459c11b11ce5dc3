import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

/** Seconds without a touch until the kiosk asks, and seconds it then waits. */
const IDLE = 60;
const WARNING = 20;

type Props = { locale: Locale; fresh: string; always?: boolean };

/** "Are you still there?", shown by the kiosk's own script; without script the page begins anew by itself. */
export function StillThere({ locale, fresh, always = false }: Props) {
  const t = translator(locale, "kiosk");
  return (
    <div
      className="still"
      role="alertdialog"
      aria-modal="true"
      aria-labelledby="still-title"
      aria-describedby="still-why"
      hidden
      data-idle={IDLE}
      data-warning={WARNING}
      data-fresh={fresh}
      data-always={always ? "1" : undefined}
    >
      <div className="stack">
        <h2 id="still-title">{t("still_title")}</h2>
        <p id="still-why">
          {t("still_why")} <strong data-left>{WARNING}</strong>
        </p>
        <button className="button" type="button">
          {t("still_here")}
        </button>
      </div>
    </div>
  );
}
