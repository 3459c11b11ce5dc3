import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { FieldRow } from "./chosen.ts";

type Props = { locale: Locale; title: string; rows: readonly FieldRow[] };

const SAME = ["why", "about", "keep", "see", "time"] as const;
type Group = FieldRow & { fields: { field: string; type: string }[] };

/** Fields of a table for which all the same holds stand in one row. */
function grouped(rows: readonly FieldRow[]): Group[] {
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const key = JSON.stringify([row.table, ...SAME.map((name) => row[name])]);
    const group = groups.get(key) ?? { ...row, fields: [] };
    group.fields.push({ field: row.field, type: row.type });
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** The fields of an area; on a phone each row is a card that names its cells itself. */
export function FieldTable({ locale, title, rows }: Props) {
  const t = translator(locale, "fields");
  return (
    <table className="lines cards">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t("col_field")}</th>
          {SAME.map((name) => (
            <th key={name} scope="col">
              {t(`col_${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {grouped(rows).map((group) => (
          <tr key={`${group.table} ${group.fields[0]?.field}`}>
            <th scope="row">
              <bdi className="table-name">{group.table}</bdi>
              {group.fields.map(({ field, type }) => (
                <code key={field} dir="ltr" title={type}>
                  {field}
                </code>
              ))}
            </th>
            {SAME.map((name) => (
              <td key={name} data-label={t(`col_${name}`)}>
                {group[name]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
