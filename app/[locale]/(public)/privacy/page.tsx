import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { PublicFrame } from "#app/_components/frame/public-frame.tsx";
import { translator } from "#lib/i18n/messages.ts";
import { numbersNow } from "#lib/operations/stored-fields/queries.ts";
import { SECTION_KEYS } from "#lib/operations/stored-fields/sections.ts";
import { residentActor } from "#lib/people/actor.ts";
import { Never } from "./never.tsx";
import { Rights } from "./rights.tsx";
import { Told } from "./told.tsx";
import "./privacy.css";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "privacy")("title") };
}

/** What is kept of a resident, told from the catalogue by which it is stored. */
export default async function PrivacyPage({ params }: Props) {
  const locale = await localeOf(params);
  const t = translator(locale, "privacy");
  const numbers = await numbersNow(residentActor());
  return (
    <PublicFrame locale={locale} path="/privacy">
      <h1>{t("title")}</h1>
      <p>{t("intro")}</p>
      <Never locale={locale} numbers={numbers} />
      {SECTION_KEYS.map((section) => (
        <Told key={section} locale={locale} section={section} numbers={numbers} />
      ))}
      <Rights locale={locale} />
    </PublicFrame>
  );
}
