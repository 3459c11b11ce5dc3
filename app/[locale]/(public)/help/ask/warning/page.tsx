import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { translator } from "#lib/i18n/messages.ts";
import { currentDraft } from "../../current-draft.ts";
import { EmergencyWays } from "../../emergency-ways.tsx";
import { FormFrame } from "../../form-frame.tsx";
import { FormGone } from "../../form-gone.tsx";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ step?: string | string[]; change?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "help")("title") };
}

/** What was written sounds like danger: the number first. What was written is kept, and may be sent as it is. */
export default async function WarningPage({ params, searchParams }: Props) {
  const [locale, { step, change }, current] = await Promise.all([localeOf(params), searchParams, currentDraft()]);
  if (!current) return <FormGone locale={locale} />;
  const at = Number(step) || 1;
  const t = translator(locale, "help");
  return (
    <FormFrame locale={locale} path={`/help/ask/warning?step=${at}`} isSensitive>
      <h1>{t("warning_title")}</h1>
      <p>{t("warning_what")}</p>
      <EmergencyWays locale={locale} />
      <form method="post" action={`/${locale}/help/ask/warning/answer`} className="stack">
        <input type="hidden" name="step" value={at} />
        {change !== undefined && <input type="hidden" name="change" value="1" />}
        <button className="button quiet-button" type="submit">
          {t("warning_go_on")}
        </button>
      </form>
      <p>
        <a href={`/${locale}/help/ask/${at}${change === undefined ? "" : "?change=1"}`}>{t("warning_change")}</a>
      </p>
    </FormFrame>
  );
}
