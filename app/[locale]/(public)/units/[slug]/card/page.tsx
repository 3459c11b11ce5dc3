import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { PublicFrame } from "#app/_components/frame/public-frame.tsx";
import { TextPage } from "#app/_components/frame/text-page.tsx";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { publicUnit, unitDoor } from "#lib/units/public-queries.ts";
import { Officer } from "../officer.tsx";
import { OpeningHours } from "../opening-hours.tsx";
import { Qr } from "./qr.tsx";
import "../../units.css";

type Props = { params: Promise<{ locale: string; slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [locale, { slug }] = await Promise.all([localeOf(params), params]);
  const unit = await publicUnit(slug);
  return { title: unit ? inLocale(unit.name, locale) : translator(locale, "pages")("missing_title") };
}

/** A card to print and to keep by the door. */
export default async function CardPage({ params }: Props) {
  const [locale, { slug }] = await Promise.all([localeOf(params), params]);
  const unit = await unitDoor(slug);
  const [t, words, common] = [translator(locale, "station"), translator(locale, "pages"), translator(locale, "common")];
  const { RAPPORT_ORIGIN: origin, RAPPORT_EMERGENCY_NUMBER: number, RAPPORT_TIME_ZONE: zone } = env();
  if (!unit?.contact) return <TextPage locale={locale} path="/units" title={words("missing_title")} paragraphs={[words("missing_do")]} />;
  const { contact, name } = unit;
  const address = `${origin}/${locale}/units/${slug}`;
  return (
    <PublicFrame locale={locale} path={`/units/${slug}/card`}>
      <h1 className="not-printed">{t("card")}</h1>
      <p className="not-printed">{t("card_how")}</p>
      <section className="unit-card stack" aria-labelledby="card-unit">
        <h2 id="card-unit">{inLocale(name, locale)}</h2>
        {contact.officer && <Officer locale={locale} name={contact.officer} photo={contact.photo} />}
        <p>{inLocale(contact.address, locale)}</p>
        <p>
          {t("phone")} <bdi dir="ltr">{contact.phone}</bdi>
        </p>
        <OpeningHours locale={locale} week={contact.hours} today={-1} />
        <Qr address={address} label={t("card_scan")} />
        <p>
          <bdi dir="ltr">{address.replace(/^https?:\/\//, "")}</bdi>
        </p>
        <p className="emergency-line">
          {common("emergency")} {common("emergency_call", { number })}
        </p>
        <p className="quiet">{dayOf(new Date(), zone)}</p>
      </section>
      <p className="not-printed">
        <a href={`/${locale}/units/${slug}`}>{t("card_back")}</a>
      </p>
    </PublicFrame>
  );
}
