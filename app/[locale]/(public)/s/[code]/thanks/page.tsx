import type { Metadata } from "next";
import { Doors } from "#app/_components/frame/doors.tsx";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { PublicFrame } from "#app/_components/frame/public-frame.tsx";
import { translator } from "#lib/i18n/messages.ts";
import { openTouchpoint } from "#lib/surveys/queries.ts";

type Props = { params: Promise<{ locale: string; code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "surveys")("thanks_title") };
}

export default async function ThanksPage({ params }: Props) {
  const [locale, { code }] = await Promise.all([localeOf(params), params]);
  const t = translator(locale, "surveys");
  const touchpoint = await openTouchpoint(code);
  return (
    <PublicFrame locale={locale} path={`/s/${code}/thanks`}>
      <h1>{t("thanks_title")}</h1>
      <p>{t("thanks_next")}</p>
      <p>{t("thanks_when")}</p>
      <h2>{t("thanks_doors")}</h2>
      <Doors locale={locale} doors={["help", "results", "officer"]} unitSlug={touchpoint?.unit.slug} />
    </PublicFrame>
  );
}
