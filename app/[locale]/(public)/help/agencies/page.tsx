import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { PublicFrame } from "#app/_components/frame/public-frame.tsx";
import { translator } from "#lib/i18n/messages.ts";
import { residentActor } from "#lib/people/actor.ts";
import { agencies } from "#lib/requests/catalogue-queries.ts";
import { AgencyList } from "../agency-list.tsx";
import "../help.css";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "help")("agencies") };
}

/** Who helps with what is not for the police. */
export default async function AgenciesPage({ params }: Props) {
  const locale = await localeOf(params);
  const t = translator(locale, "help");
  const known = await agencies(residentActor());
  return (
    <PublicFrame locale={locale} path="/help/agencies">
      <h1>{t("agencies")}</h1>
      {known.length > 0 ? <AgencyList locale={locale} agencies={known} /> : <p>{t("agencies_none")}</p>}
      <p>
        <a href={`/${locale}/help`}>{t("title")}</a>
      </p>
    </PublicFrame>
  );
}
