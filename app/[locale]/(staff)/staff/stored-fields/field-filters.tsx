import { SelectField } from "#app/_ui/select-field.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { AREAS } from "#lib/operations/stored-fields/catalogue.ts";
import { ABOUT } from "#lib/operations/stored-fields/definition.ts";
import type { Chosen } from "./chosen.ts";

type Props = { locale: Locale; chosen: Chosen };

/** Which area, about whom, and words to find. */
export function FieldFilters({ locale, chosen }: Props) {
  const t = translator(locale, "fields");
  const areas = [{ key: "all", name: t("area_all") }, ...AREAS.map((key) => ({ key, name: t(`area_${key}`) }))];
  const about = [{ key: "all", name: t("about_all") }, ...ABOUT.map((key) => ({ key, name: t(`about_${key}`) }))];
  return (
    <form className="filters" method="get" action={`/${locale}/staff/stored-fields`} aria-label={t("filters")}>
      <SelectField id="area" label={t("area")} value={chosen.area ?? "all"} choices={areas} />
      <SelectField id="about" label={t("about")} value={chosen.about ?? "all"} choices={about} />
      <div className="field">
        <label className="label" htmlFor="q">
          {t("search")}
        </label>
        <input className="input" id="q" name="q" type="search" maxLength={100} defaultValue={chosen.q} dir="auto" />
      </div>
      <button className="button" type="submit">
        {t("show")}
      </button>
    </form>
  );
}
