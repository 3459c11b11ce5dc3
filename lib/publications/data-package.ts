import { csvOf } from "#lib/export/table.ts";
import { DEFAULT_LOCALE } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { digestOf } from "./chain.ts";
import { dataPath, LICENCE, resultPath } from "./open-data-addresses.ts";
import { HIDDEN, NONE, TABLE_NAMES, TABLES, type TableName } from "./open-data-fields.ts";
import { openRows, openTable } from "./open-data-tables.ts";
import { publicFigures } from "./public-words.ts";
import type { Snapshot } from "./snapshot.ts";

type Described = { slug: string; on: string; snapshot: Snapshot };

/** The tables of a publication as CSV, the same bytes for the same publication. */
export function csvFiles(snapshot: Snapshot): Record<TableName, Buffer> {
  const rows = openRows(snapshot);
  return Object.fromEntries(TABLE_NAMES.map((name) => [name, csvOf(openTable(name, rows[name]), "program")])) as Record<TableName, Buffer>;
}

/** The same rows as JSON, under the names of their tables. */
export const jsonRows = ({ slug, snapshot }: Pick<Described, "slug" | "snapshot">): string =>
  JSON.stringify({ publication: slug, period: snapshot.period, ...openRows(snapshot) });

/** The description of a publication's tables as a Frictionless tabular data package (version 1 of the standard). */
export function dataPackage(origin: string, { slug, on, snapshot }: Described): unknown {
  const t = translator(DEFAULT_LOCALE, "results");
  const unit = snapshot.units[0]?.name.en ?? slug;
  const words = { unit, period: publicFigures(DEFAULT_LOCALE).period(snapshot) };
  const files = csvFiles(snapshot);
  const address = (file: string) => `${origin}${dataPath(slug, file)}`;
  return {
    profile: "tabular-data-package",
    name: slug,
    id: address("datapackage.json"),
    title: t("data_title", words),
    description: `${t("data_about", words)} ${HIDDEN} stands where a number is not shown, ${NONE} where there can be none. A text that a spreadsheet would read as a formula has an apostrophe before it.`,
    homepage: `${origin}${resultPath(DEFAULT_LOCALE, slug)}`,
    version: "1.0.0",
    created: `${on}T00:00:00Z`,
    keywords: ["police", "satisfaction", "awareness", "visibility"],
    licenses: [LICENCE],
    sources: [{ title: "The publication as it was frozen and signed", path: address("snapshot.json") }],
    contributors: [{ title: unit, role: "publisher" }],
    resources: TABLE_NAMES.map((name) => {
      const { description, fields, primaryKey, foreignKeys } = TABLES[name];
      return {
        profile: "tabular-data-resource",
        name,
        path: `${name}.csv`,
        description,
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8",
        bytes: files[name].length,
        hash: `sha256:${digestOf(files[name])}`,
        dialect: { header: true, delimiter: ",", lineTerminator: "\r\n", quoteChar: '"', doubleQuote: true, skipInitialSpace: false },
        // The standard knows no empty list of them.
        schema: { fields, primaryKey, ...(foreignKeys.length > 0 ? { foreignKeys } : {}), missingValues: [HIDDEN, NONE] },
      };
    }),
  };
}
