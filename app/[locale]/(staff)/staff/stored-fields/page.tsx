import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { figures } from "#app/_components/rates/figures.ts";
import { translator } from "#lib/i18n/messages.ts";
import { AREAS } from "#lib/operations/stored-fields/catalogue.ts";
import { storedFields } from "#lib/operations/stored-fields/queries.ts";
import { requireStaff } from "#lib/people/session.ts";
import { chosenFields, fieldRows, type Query } from "./chosen.ts";
import { FieldFilters } from "./field-filters.tsx";
import { FieldTable } from "./field-table.tsx";
import "../panels.css";
import "./stored-fields.css";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "fields")("title") };
}

/** Every stored field: why, about whom, how long, who may see it. */
export default async function StoredFieldsPage({ params, searchParams }: Props) {
  const [locale, query] = await Promise.all([localeOf(params), searchParams]);
  const chosen = chosenFields(query);
  const asked = new URLSearchParams({ area: chosen.area ?? "all", about: chosen.about ?? "all", q: chosen.q }).toString();
  const path = `/staff/stored-fields?${asked}`;
  const actor = await requireStaff(locale, `/${locale}${path}`);
  const stored = await storedFields(actor);
  const t = translator(locale, "fields");
  const f = figures(locale);
  const rows = stored ? fieldRows(locale, stored.fields, stored.numbers, chosen) : [];
  const tables = new Set(rows.map(({ table }) => table)).size;
  return (
    <StaffFrame
      locale={locale}
      actor={actor}
      area="stored-fields"
      path={path}
      filters={stored && <FieldFilters locale={locale} chosen={chosen} />}
    >
      <h1>{t("title")}</h1>
      <p className="quiet">{t(stored ? "intro" : "not_yours")}</p>
      {stored && (
        <div className="row">
          <p role="status">{rows.length > 0 ? t("found", { fields: f.count(rows.length), tables: f.count(tables) }) : t("found_none")}</p>
          <a className="button plain" href={`/${locale}/staff/stored-fields/table?${asked}`}>
            {t("export")}
          </a>
        </div>
      )}
      {AREAS.map((area) => ({ area, of: rows.filter((row) => row.area === area) }))
        .filter(({ of }) => of.length > 0)
        .map(({ area, of }) => (
          <FieldTable key={area} locale={locale} title={t(`area_${area}`)} rows={of} />
        ))}
    </StaffFrame>
  );
}
