import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { NameFields } from "#app/_components/frame/name-fields.tsx";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { TextField } from "#app/_ui/text-field.tsx";
import { single } from "#lib/http/fields.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { holdsForce, services } from "#lib/units/queries.ts";
import { organisationProblems } from "../organisation/problems.ts";
import { ServicePanel } from "./service-panel.tsx";
import "../panels.css";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "organisation")("services_title") };
}

/** What ratings and requests are filed under. */
export default async function ServicesPage({ params }: Props) {
  const locale = await localeOf(params);
  const path = `/${locale}/staff/services`;
  const actor = await requireStaff(locale, path);
  const [all, may, returned] = await Promise.all([services(actor), holdsForce(actor, "services.keep"), returnedForm(path)]);
  const t = translator(locale, "organisation");
  const sent = returned?.values.get("seen_name_en") ? undefined : returned?.values;
  return (
    <StaffFrame locale={locale} actor={actor} area="services" path="/staff/services">
      <ErrorSummary title={t("problem_title")} problems={organisationProblems(locale, returned?.problems)} />
      <h1>{t("services_title")}</h1>
      <p className="quiet">{t("services_intro")}</p>
      {!may && <p className="notice">{t("services_not_yours")}</p>}
      {may && (
        <>
          {all.map((service, index) => (
            <ServicePanel key={service.key} locale={locale} service={service} position={index + 1} />
          ))}
          <form className="panel stack" method="post" action={`${path}/services`} noValidate>
            <h2>{t("service_add")}</h2>
            <TextField id="key" label={t("service_key")} maxLength={40} dir="ltr" defaultValue={sent ? single(sent, "key") : ""} />
            <NameFields label={t("name_in", { language: "4" })} stored={undefined} values={sent} />
            <button className="button" type="submit">
              {t("service_add")}
            </button>
          </form>
        </>
      )}
    </StaffFrame>
  );
}
