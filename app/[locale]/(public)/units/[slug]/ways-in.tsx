import { weekdayInWords } from "#app/_components/frame/weekdays.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Contact } from "#lib/units/contact.ts";
import { clockOf } from "#lib/units/office-week.ts";

type Props = { locale: Locale; contact: Contact; today: string };

/** Where the station is, how to get there and how to call it; and where officers come to the residents. */
export function WaysIn({ locale, contact, today }: Props) {
  const t = translator(locale, "station");
  const { address, phone, transport, stepFree, surgery } = contact;
  return (
    <>
      <h2>{t("reach")}</h2>
      <dl className="ways-in">
        <dt>{t("address")}</dt>
        <dd>{inLocale(address, locale)}</dd>
        <dt>{t("phone")}</dt>
        <dd>
          <a href={`tel:${phone.replaceAll(/[^\d+]/g, "")}`}>
            <bdi dir="ltr">{phone}</bdi>
          </a>
        </dd>
        {transport && (
          <>
            <dt>{t("transport")}</dt>
            <dd>{inLocale(transport, locale)}</dd>
          </>
        )}
        <dt>{t("step_free")}</dt>
        <dd>{t(`step_free_${stepFree}`)}</dd>
      </dl>
      {surgery && surgery.on >= today && (
        <section className="promise stack" aria-labelledby="surgery">
          <h2 id="surgery">{t("surgery")}</h2>
          <p>
            <strong>{weekdayInWords(locale, surgery.on)}</strong>
            <br />
            <bdi dir="ltr">{`${clockOf(surgery.from)}–${clockOf(surgery.to)}`}</bdi>
            <br />
            {inLocale(surgery.place, locale)}
          </p>
          <p className="hint">{t("surgery_what")}</p>
        </section>
      )}
    </>
  );
}
