import type { Metadata } from "next";
import { KioskFrame } from "#app/_components/frame/kiosk-frame.tsx";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { env } from "#lib/env.ts";
import { translator } from "#lib/i18n/messages.ts";

type Props = { params: Promise<{ locale: string; code: string }>; searchParams: Promise<{ call?: string | string[] }> };

const SECONDS = 10;
/** Time to read and remember a number. */
const CALL_SECONDS = 30;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "kiosk")("title") };
}

/** Thanks for ten seconds or until a tap, then the next person; with the emergency number for words that may mean danger. */
export default async function KioskThanksPage({ params, searchParams }: Props) {
  const [locale, { code }, { call }] = await Promise.all([localeOf(params), params, searchParams]);
  const t = translator(locale, "surveys");
  const fresh = `/${locale}/s/${code}/kiosk?new`;
  return (
    <KioskFrame locale={locale} path={`/s/${code}/kiosk`}>
      <meta httpEquiv="refresh" content={`${call === undefined ? SECONDS : CALL_SECONDS}; url=${fresh}`} />
      <h1>{t("thanks_title")}</h1>
      {call !== undefined && (
        <p className="notice">
          <strong>{translator(locale, "danger")("call_now", { number: env().RAPPORT_EMERGENCY_NUMBER })}</strong>
        </p>
      )}
      <p>{t("thanks_next")}</p>
      <p>
        <a className="button" href={fresh}>
          {translator(locale, "kiosk")("next_person")}
        </a>
      </p>
    </KioskFrame>
  );
}
