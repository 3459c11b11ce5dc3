import { SelectField } from "#app/_ui/select-field.tsx";
import { single } from "#lib/http/fields.ts";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { LONGEST_PLACE } from "#lib/requests/request-definition.ts";
import { publicStations } from "#lib/units/public-queries.ts";
import type { StepProps } from "./step-fields.tsx";

/** Where it is: a station, words or a landmark; a position only where somebody presses the button for it. */
export async function PlaceStep({ locale, action, values, more }: StepProps) {
  const t = translator(locale, "help");
  const stations = await publicStations();
  const choices = [{ key: "", name: t("station_any") }, ...stations.map(({ slug, name }) => ({ key: slug, name: inLocale(name, locale) }))];
  return (
    <>
      <h1>{t("place_title")}</h1>
      <form method="post" action={`${action}/answer`} className="stack">
        {more}
        <SelectField id="station" label={t("station")} value={single(values, "station")} choices={choices} />
        <div className="field">
          <label className="label" htmlFor="place">
            {t("place")}
          </label>
          <p className="hint" id="place-hint">
            {t("place_hint")}
          </p>
          <input
            className="input"
            id="place"
            name="place"
            maxLength={LONGEST_PLACE}
            dir="auto"
            autoComplete="off"
            aria-describedby="place-hint"
            defaultValue={single(values, "place")}
          />
        </div>
        {/* Our script shows it; without script a position cannot be had. */}
        <div className="position" data-position hidden>
          <button className="button quiet-button" type="button">
            {t("position_use")}
          </button>
          <p className="hint" role="status" data-done={t("position_done")} data-none={t("position_none")} />
          <input type="hidden" name="latitude" defaultValue={single(values, "latitude")} />
          <input type="hidden" name="longitude" defaultValue={single(values, "longitude")} />
        </div>
        <button className="button" type="submit">
          {t("go_on")}
        </button>
      </form>
    </>
  );
}
