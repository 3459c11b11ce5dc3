import { Doors } from "#app/_components/frame/doors.tsx";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { PublicFrame } from "#app/_components/frame/public-frame.tsx";
import { CodeEntry } from "#app/_components/surveys/code-entry.tsx";
import { translator } from "#lib/i18n/messages.ts";

export default async function HomePage({ params }: { params: Promise<{ locale: string }> }) {
  const locale = await localeOf(params);
  const t = translator(locale, "pages");
  return (
    <PublicFrame locale={locale} path="">
      <h1>{t("home_title")}</h1>
      <p>{t("home_intro")}</p>
      <h2>{t("home_rate")}</h2>
      <CodeEntry locale={locale} />
      <h2>{t("home_else")}</h2>
      <Doors locale={locale} doors={["help", "results", "officer"]} />
    </PublicFrame>
  );
}
