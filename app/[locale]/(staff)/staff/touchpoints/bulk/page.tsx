import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { offeredServices, unitsWithRole } from "#lib/units/queries.ts";
import { chosenTouchpoint } from "../choice.ts";
import { serviceName } from "../touchpoint-table.tsx";
import { stationsWithout } from "./stations.ts";
import "../../panels.css";
import { MAY } from "#lib/people/matrix.ts";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "touchpoints")("bulk_title") };
}

/** What a touchpoint for each station would be, before anything is made. */
export default async function BulkPage({ params, searchParams }: Props) {
  const [locale, search] = await Promise.all([localeOf(params), searchParams]);
  const wish = new Map(Object.entries(search).flatMap(([name, value]) => (typeof value === "string" ? [[name, [value]] as const] : [])));
  const actor = await requireStaff(locale, `/${locale}/staff/touchpoints`);
  const [{ chosen }, managed, catalogue] = await Promise.all([
    chosenTouchpoint(actor, wish),
    unitsWithRole(actor, MAY["touchpoints.keep"]),
    offeredServices(actor),
  ]);
  if (!chosen || !managed.includes(chosen.unit.id)) notFound();
  const { missing, present } = await stationsWithout(actor, chosen.units, chosen.unit.id, chosen);
  const t = translator(locale, "touchpoints");
  return (
    <StaffFrame locale={locale} actor={actor} area="touchpoints" path="/staff/touchpoints">
      <p>
        <a href={`/${locale}/staff/touchpoints?unit=${chosen.unit.slug}`}>{t("back")}</a>
      </p>
      <h1>{t("bulk_title")}</h1>
      <p>
        {inLocale(chosen.unit.name, locale)} · {serviceName(catalogue, chosen.serviceKey, locale)} · <bdi>{chosen.questionnaireKey}</bdi>
      </p>
      {missing.length > 0 ? (
        <>
          <p>{t("bulk_new", { count: missing.length })}</p>
          <ul className="columns">
            {missing.map(({ id, name }) => (
              <li key={id}>{inLocale(name, locale)}</li>
            ))}
          </ul>
        </>
      ) : (
        <p className="notice">{t("bulk_none")}</p>
      )}
      {present.length > 0 && <p className="quiet">{t("bulk_present", { count: present.length })}</p>}
      {missing.length > 0 && (
        <form method="post" action={`/${locale}/staff/touchpoints/bulk/touchpoints`}>
          {[...wish].map(([name, [value]]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <button className="button" type="submit">
            {t("bulk_create", { count: missing.length })}
          </button>
        </form>
      )}
    </StaffFrame>
  );
}
