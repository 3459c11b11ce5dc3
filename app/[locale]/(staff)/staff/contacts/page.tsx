import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { unitChoices } from "#app/_components/frame/unit-choices.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { SelectField } from "#app/_ui/select-field.tsx";
import { single } from "#lib/http/fields.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { contactVersions } from "#lib/units/contact-queries.ts";
import { clockOf } from "#lib/units/office-week.ts";
import { unitsInScope, unitsWithRole } from "#lib/units/queries.ts";
import { ContactForm } from "./contact-form.tsx";
import { problemLines } from "./problems.ts";
import { fieldsOf } from "./sent-contact.ts";
import { Versions } from "./versions.tsx";
import "../panels.css";
import "./contacts.css";
import { MAY } from "#lib/people/matrix.ts";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "contacts")("title") };
}

/** What residents read about a unit, kept by its lead or an administrator. */
export default async function ContactsPage({ params, searchParams }: Props) {
  const [locale, wish] = await Promise.all([localeOf(params), searchParams]);
  const path = "/staff/contacts";
  const actor = await requireStaff(locale, `/${locale}${path}`);
  const [units, mine, returned] = await Promise.all([
    unitsInScope(actor),
    unitsWithRole(actor, MAY["contacts.write"]),
    returnedForm(`/${locale}${path}`),
  ]);
  const own = units.filter(({ id }) => mine.includes(id));
  const asked = wish.unit ?? (returned && single(returned.values, "unit"));
  const unit = own.find(({ slug }) => slug === asked) ?? own.find(({ kind }) => kind === "station") ?? own[0];
  const versions = unit ? await contactVersions(actor, unit.id) : [];
  const t = translator(locale, "contacts");
  const [last] = versions;
  const isReturned = returned !== undefined && unit !== undefined && single(returned.values, "unit") === unit.slug;
  return (
    <StaffFrame
      locale={locale}
      actor={actor}
      area="contacts"
      path={unit ? `${path}?unit=${unit.slug}` : path}
      filters={
        unit && (
          <form className="filters" method="get" action={`/${locale}${path}`} aria-label={t("unit")}>
            <SelectField id="filter-unit" name="unit" label={t("unit")} value={unit.slug} choices={unitChoices(own, locale)} />
            <button className="button" type="submit">
              {t("show")}
            </button>
          </form>
        )
      }
    >
      <ErrorSummary title={t("problem_title")} problems={isReturned ? problemLines(locale, returned.problems) : []} />
      <h1>{unit ? t("title_of", { unit: inLocale(unit.name, locale) }) : t("title")}</h1>
      <p className="quiet">{t(unit ? "intro" : "not_yours")}</p>
      {wish.stored && !isReturned && (
        <p className="notice" role="status">
          {t("stored")}
        </p>
      )}
      {unit && (
        <>
          <p>
            <a href={`/${locale}/units/${unit.slug}`}>{t("see")}</a>
          </p>
          <ContactForm
            locale={locale}
            slug={unit.slug}
            values={isReturned ? returned.values : fieldsOf(last?.contact, clockOf)}
            seen={last?.number ?? 0}
            shownPhoto={last?.contact.photo ?? null}
          />
          <Versions locale={locale} versions={versions} />
        </>
      )}
    </StaffFrame>
  );
}
