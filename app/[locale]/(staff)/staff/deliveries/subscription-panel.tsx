import { clock } from "#app/_components/frame/clock.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Subscription } from "#lib/requests/webhook-queries.ts";

type Props = { locale: Locale; subscription: Subscription };

/** A program that is told of events, what it was last told, and the way to end it. */
export function SubscriptionPanel({ locale, subscription: { id, unitName, url, events, state, deliveries } }: Props) {
  const t = translator(locale, "deliveries");
  const hours = clock(locale);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group in a list of them, not a part of the page to jump to, and no part of a form
    <div className="panel stack" role="group" aria-label={url}>
      <p>
        <code className="token" dir="ltr">
          {url}
        </code>{" "}
        <span className="tag">{t(`state_${state}`)}</span>
      </p>
      <p className="quiet">
        {inLocale(unitName, locale)} · <span dir="ltr">{events.join(", ")}</span>
      </p>
      <details>
        <summary>{t("log", { count: deliveries.length })}</summary>
        <ol>
          {deliveries.map(({ event, status, at }) => (
            <li key={`${event} ${at.getTime()} ${status}`}>
              {t("log_line", { at: hours.format(at), event, status: status === 0 ? t("no_answer") : status })}
            </li>
          ))}
        </ol>
      </details>
      {state === "on" && (
        <details>
          <summary>{t("end")}</summary>
          <form className="stack" method="post" action={`/${locale}/staff/deliveries/ends`}>
            <p>{t("end_what")}</p>
            <input type="hidden" name="subscription" value={id} />
            <button className="button plain" type="submit">
              {t("end")}
            </button>
          </form>
        </details>
      )}
    </div>
  );
}
