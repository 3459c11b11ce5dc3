import type { Day } from "#lib/calendar.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

type Props = { locale: Locale; code: string; retiredOn: Day | undefined; today: Day };

/** Retiring a code asks first; it can be taken back on the same day. */
export function Retirement({ locale, code, retiredOn, today }: Props) {
  const t = translator(locale, "touchpoints");
  const action = `/${locale}/staff/touchpoints/${code}/retirement`;
  if (retiredOn === today)
    return (
      <form method="post" action={action}>
        <button className="button plain" type="submit" name="do" value="revive">
          {t("revive")}
        </button>
      </form>
    );
  if (retiredOn) return null;
  return (
    <details className="panel">
      <summary>{t("retire")}</summary>
      <form className="stack" method="post" action={action}>
        <p>{t("retire_why")}</p>
        <button className="button plain" type="submit" name="do" value="retire">
          {t("retire_yes")}
        </button>
      </form>
    </details>
  );
}
