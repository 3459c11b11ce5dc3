import { LinkList } from "#app/_components/publications/repeated.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { CATALOGUE_PATH, dataPath, LICENCE } from "#lib/publications/open-data-addresses.ts";

type Props = { locale: Locale; publication: string; unit: string };

/** The numbers of a publication as files, and under which licence. */
export function DataLinks({ locale, publication, unit }: Props) {
  const t = translator(locale, "results");
  const files = [
    ["rates.csv", t("take_rates")],
    ["distributions.csv", t("take_answers")],
    ["units.csv", t("take_units")],
    ["data.json", t("take_json")],
    ["datapackage.json", t("take_package")],
    ["snapshot.json", t("take_frozen")],
  ] as const;
  return (
    <>
      <h3>{t("take_table")}</h3>
      <LinkList
        links={[...files.map(([file, words]) => [dataPath(publication, file), words] as const), [CATALOGUE_PATH, t("take_catalogue")]]}
      />
      <p className="quiet">
        {t("take_licence", { licence: LICENCE.name, unit })} <a href={LICENCE.path}>{LICENCE.title}</a>
      </p>
    </>
  );
}
