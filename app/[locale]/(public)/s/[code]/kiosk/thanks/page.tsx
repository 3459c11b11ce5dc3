import type { Metadata } from "next";
import { KioskFrame } from "#app/_components/frame/kiosk-frame.tsx";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { translator } from "#lib/i18n/messages.ts";

type Props = { params: Promise<{ locale: string; code: string }> };

const SECONDS = 10;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "kiosk")("title") };
}

/** Thanks for ten seconds or until a tap, then the next person. */
export default async function KioskThanksPage({ params }: Props) {
  const [locale, { code }] = await Promise.all([localeOf(params), params]);
  const t = translator(locale, "surveys");
  const fresh = `/${locale}/s/${code}/kiosk?new`;
  return (
    <KioskFrame locale={locale} path={`/s/${code}/kiosk`}>
      <meta httpEquiv="refresh" content={`${SECONDS}; url=${fresh}`} />
      <h1>{t("thanks_title")}</h1>
      <p>{t("thanks_next")}</p>
      <p>
        <a className="button" href={fresh}>
          {translator(locale, "kiosk")("next_person")}
        </a>
      </p>
    </KioskFrame>
  );
}
