import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { LONGEST_ADDRESS, LONGEST_NAME, LONGEST_PLACES, LONGEST_TRANSPORT, STEP_FREE } from "#lib/units/contact.ts";
import { HoursFields } from "./hours-fields.tsx";
import { LanguageFields } from "./language-fields.tsx";
import { PhotoField } from "./photo-field.tsx";
import { SurgeryFields } from "./surgery-fields.tsx";

type Props = { locale: Locale; slug: string; values: Fields; seen: number; shownPhoto: string | null };

/** How a unit is reached and who its officer is: everything that residents see on its page. */
export function ContactForm({ locale, slug, values, seen, shownPhoto }: Props) {
  const t = translator(locale, "contacts");
  const photo = values.has("photo") ? single(values, "photo") : (shownPhoto ?? "");
  return (
    <form
      className="panel stack"
      method="post"
      encType="multipart/form-data"
      action={`/${locale}/staff/contacts/versions`}
      aria-labelledby="contact-form"
    >
      <h2 id="contact-form">{t("form")}</h2>
      <input type="hidden" name="unit" value={slug} />
      <input type="hidden" name="seen" value={seen} />
      <div className="field">
        <label className="label" htmlFor="officer">
          {t("officer")}
        </label>
        <input
          className="input narrow"
          id="officer"
          name="officer"
          maxLength={LONGEST_NAME}
          defaultValue={single(values, "officer")}
          aria-describedby="officer-how"
          dir="auto"
        />
        <p className="quiet" id="officer-how">
          {t("officer_how")}
        </p>
      </div>
      <PhotoField locale={locale} photo={photo} isShown={photo !== "" && photo === shownPhoto} />
      <div className="field">
        <label className="label" htmlFor="phone">
          {t("phone")}
        </label>
        <input className="input narrow" id="phone" name="phone" maxLength={24} dir="ltr" defaultValue={single(values, "phone")} />
      </div>
      <LanguageFields name="address" label={t("address")} most={LONGEST_ADDRESS} values={values} />
      <LanguageFields name="transport" label={t("transport")} most={LONGEST_TRANSPORT} values={values} />
      <fieldset className="row" id="step_free">
        <legend className="label">{t("step_free")}</legend>
        {STEP_FREE.map((each) => (
          <label className="choice" key={each}>
            <input type="radio" name="step_free" value={each} defaultChecked={single(values, "step_free") === each} />{" "}
            {t(`step_free_${each}`)}
          </label>
        ))}
      </fieldset>
      <HoursFields locale={locale} values={values} />
      <SurgeryFields locale={locale} values={values} />
      <LanguageFields name="places" label={t("places")} hint={t("places_how")} most={LONGEST_PLACES} values={values} long />
      <button className="button" type="submit">
        {t("store")}
      </button>
    </form>
  );
}
