import { Doors } from "#app/_components/frame/doors.tsx";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { TextPage } from "#app/_components/frame/text-page.tsx";
import { translator } from "#lib/i18n/messages.ts";

/** Every address that is not ours; the proxy has given it its 404. */
export default async function MissingPage({ params }: { params: Promise<{ locale: string }> }) {
  const locale = await localeOf(params);
  const t = translator(locale, "pages");
  return (
    <TextPage locale={locale} path="" title={t("missing_title")} paragraphs={[t("missing_do")]}>
      <Doors locale={locale} doors={["help", "results", "officer"]} />
    </TextPage>
  );
}
