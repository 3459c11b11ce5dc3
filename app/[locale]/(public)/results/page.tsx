import type { Metadata } from "next";
import { Doors } from "#app/_components/frame/doors.tsx";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { TextPage } from "#app/_components/frame/text-page.tsx";
import { YouSaid } from "#app/_components/frame/you-said.tsx";
import { translator } from "#lib/i18n/messages.ts";
import { residentActor } from "#lib/people/actor.ts";
import { toldToPublic } from "#lib/requests/told-queries.ts";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "pages")("results_title") };
}

export default async function ResultsPage({ params }: Props) {
  const locale = await localeOf(params);
  const t = translator(locale, "pages");
  return (
    <TextPage
      locale={locale}
      path="/results"
      title={t("results_title")}
      paragraphs={[t("results_what"), t("results_none"), t("results_checked")]}
    >
      <YouSaid locale={locale} told={await toldToPublic(residentActor())} withUnit />
      <Doors locale={locale} doors={["help", "officer"]} />
    </TextPage>
  );
}
