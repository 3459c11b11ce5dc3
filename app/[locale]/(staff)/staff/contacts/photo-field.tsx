import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { ACCEPTED_PHOTOS } from "#lib/units/photo.ts";

type Props = { locale: Locale; photo: string; isShown: boolean };

/** The officer's photo: what is shown now, what waits to be stored, and another. */
export function PhotoField({ locale, photo, isShown }: Props) {
  const t = translator(locale, "contacts");
  return (
    <fieldset className="stack">
      <legend className="label">{t("photo")}</legend>
      <input type="hidden" name="photo" value={photo} />
      {photo && (
        <div className="row">
          {isShown ? (
            // biome-ignore lint/performance/noImgElement: the picture is small already
            <img src={`/api/unit-photos/${photo}`} width={80} height={80} alt={t("photo_now")} />
          ) : (
            <span>{t("photo_waits")}</span>
          )}
          <label className="choice">
            <input type="checkbox" name="no_photo" value="yes" /> {t("photo_none")}
          </label>
        </div>
      )}
      <div className="field">
        <label className="label" htmlFor="file">
          {t("photo_new")}
        </label>
        <input className="input narrow" id="file" name="file" type="file" accept={ACCEPTED_PHOTOS} aria-describedby="file-how" />
        <p className="quiet" id="file-how">
          {t("photo_how")}
        </p>
      </div>
    </fieldset>
  );
}
