import type { Metadata } from "next";
import { Doors } from "#app/_components/frame/doors.tsx";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { PublicFrame } from "#app/_components/frame/public-frame.tsx";
import { TextPage } from "#app/_components/frame/text-page.tsx";
import { YouSaid } from "#app/_components/frame/you-said.tsx";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { residentActor } from "#lib/people/actor.ts";
import { toldToPublic } from "#lib/requests/told-queries.ts";
import { weekdayOf } from "#lib/units/contact.ts";
import { publicUnit, unitDoor } from "#lib/units/public-queries.ts";
import { Officer } from "./officer.tsx";
import { OpeningHours } from "./opening-hours.tsx";
import { Today } from "./today.tsx";
import { WaysIn } from "./ways-in.tsx";
import "../units.css";

type Props = { params: Promise<{ locale: string; slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [locale, { slug }] = await Promise.all([localeOf(params), params]);
  const unit = await publicUnit(slug);
  return { title: unit ? inLocale(unit.name, locale) : translator(locale, "pages")("missing_title") };
}

/** Who the officer is, when the station is open and how it is reached. */
export default async function UnitPage({ params }: Props) {
  const [locale, { slug }] = await Promise.all([localeOf(params), params]);
  const [unit, told] = await Promise.all([unitDoor(slug), toldToPublic(residentActor(), slug)]);
  const [t, words] = [translator(locale, "station"), translator(locale, "pages")];
  // The proxy answers a slug that is not ours with its status; this is for a unit that went in between.
  if (!unit) return <TextPage locale={locale} path="/units" title={words("missing_title")} paragraphs={[words("missing_do")]} />;
  const { contact, beats } = unit;
  const today = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
  const weekday = weekdayOf(today);
  return (
    <PublicFrame locale={locale} path={`/units/${slug}`}>
      <h1>{inLocale(unit.name, locale)}</h1>
      {contact?.officer ? <Officer locale={locale} name={contact.officer} photo={contact.photo} /> : <p>{words("unit_officer")}</p>}
      {contact ? <Today locale={locale} span={contact.hours[weekday] ?? null} /> : <p>{words("unit_contact")}</p>}
      {contact && <WaysIn locale={locale} contact={contact} today={today} />}
      {contact && (
        <>
          <h2>{t("hours")}</h2>
          <OpeningHours locale={locale} week={contact.hours} today={weekday} />
        </>
      )}
      {beats.length > 0 && (
        <>
          <h2>{t("beats")}</h2>
          <ul className="doors">
            {beats.map((beat) => (
              <li key={beat.slug}>
                <a href={`/${locale}/units/${beat.slug}`}>{inLocale(beat.name, locale)}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      <YouSaid locale={locale} told={told} />
      <h2>{words("home_else")}</h2>
      {contact && (
        <ul className="doors">
          <li>
            <a href={`/${locale}/units/${slug}/card`}>
              {t("card")}
              <span>{t("card_more")}</span>
            </a>
          </li>
        </ul>
      )}
      <Doors locale={locale} doors={["help", "results"]} />
    </PublicFrame>
  );
}
