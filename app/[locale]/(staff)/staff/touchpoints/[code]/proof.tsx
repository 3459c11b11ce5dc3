import { figures } from "#app/_components/rates/figures.ts";
import type { Day } from "#lib/calendar.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

type Props = { locale: Locale; code: string; since: Day | undefined };

/** What to do when machines flood a touchpoint: browsers do some work for each answer. */
export function Proof({ locale, code, since }: Props) {
  const t = translator(locale, "touchpoints");
  return (
    <details className="panel" open={since !== undefined}>
      <summary>{since ? t("proof_on", { day: figures(locale).day(since) }) : t("proof_off")}</summary>
      <form className="stack" method="post" action={`/${locale}/staff/touchpoints/${code}/proof`}>
        <p>{t("proof_why")}</p>
        <button className="button plain" type="submit" name="do" value={since ? "end" : "ask"}>
          {since ? t("proof_end") : t("proof_ask")}
        </button>
      </form>
    </details>
  );
}
