import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { unitChoices } from "#app/_components/frame/unit-choices.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { SelectField } from "#app/_ui/select-field.tsx";
import { APPRAISED, EXTERNAL } from "#lib/appraisals/indicators.ts";
import { MOST_PLUS_ITEMS } from "#lib/appraisals/scheme.ts";
import { schemeVersions } from "#lib/appraisals/scheme-queries.ts";
import { single } from "#lib/http/fields.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { MAY } from "#lib/people/matrix.ts";
import { requireStaff } from "#lib/people/session.ts";
import { unitsInScope, unitsWithRole } from "#lib/units/queries.ts";
import { largestTree } from "#lib/units/tree.ts";
import { problemLines } from "../problems.ts";
import { LineFields } from "./line-fields.tsx";
import { NumberField } from "./number-field.tsx";
import "../../panels.css";
import "../schemes.css";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ of?: string }> };

const USUAL_CAP = 5;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "schemes")("write") };
}

/** Write a scheme as a form: what counts, how much, and how a value becomes points. */
export default async function SchemeDraftPage({ params, searchParams }: Props) {
  const [locale, { of }] = await Promise.all([localeOf(params), searchParams]);
  const path = `/staff/schemes/draft${of ? `?of=${encodeURIComponent(of)}` : ""}`;
  const actor = await requireStaff(locale, `/${locale}${path}`);
  const [versions, units, mine, refused] = await Promise.all([
    schemeVersions(actor),
    unitsInScope(actor),
    unitsWithRole(actor, MAY["schemes.write"]),
    returnedForm(`/${locale}/staff/schemes/draft`),
  ]);
  // What came back of another scheme's form is none of this one's.
  const returned = refused && single(refused.values, "of") === (of ?? "") ? refused : undefined;
  const base = versions.find(({ id }) => id === of);
  const writable = units.filter(({ id }) => mine.includes(id) && units.some(({ parentId }) => parentId === id));
  if (writable.length === 0 || (of && !base)) notFound();
  const t = translator(locale, "schemes");
  const values = returned?.values;
  const sent = (name: string, otherwise: string) => (values ? single(values, name) : otherwise);
  const sides = [
    { title: t("external"), ids: APPRAISED.filter((id) => EXTERNAL.includes(id)) },
    { title: t("internal"), ids: APPRAISED.filter((id) => !EXTERNAL.includes(id)) },
  ];
  return (
    <StaffFrame locale={locale} actor={actor} area="schemes" path={path}>
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <h1>{base ? t("write_next", { name: base.name, number: base.number + 1 }) : t("write")}</h1>
      <p className="quiet">{t("write_how")}</p>
      <form className="stack" method="post" action={`/${locale}/staff/schemes/draft/versions`}>
        {base ? (
          <>
            <input type="hidden" name="of" value={base.id} />
            <input type="hidden" name="scheme" value={base.schemeId} />
            <input type="hidden" name="seen" value={base.number} />
          </>
        ) : (
          <div className="in-languages">
            <div className="field">
              <label className="label" htmlFor="name">
                {t("name")}
              </label>
              <input className="input" id="name" name="name" maxLength={80} dir="auto" defaultValue={sent("name", "")} />
            </div>
            <SelectField
              id="unit"
              label={t("unit")}
              value={sent("unit", largestTree(writable)?.slug ?? "")}
              choices={unitChoices(writable, locale)}
            />
          </div>
        )}
        {sides.map(({ title, ids }) => (
          <section key={title} className="stack">
            <h2>{title}</h2>
            {ids.map((id) => (
              <LineFields key={id} locale={locale} id={id} line={base?.scheme.lines.find((each) => each.id === id)} values={values} />
            ))}
          </section>
        ))}
        <section className="panel stack">
          <h2>{t("plus")}</h2>
          <p className="quiet">{t("plus_how")}</p>
          {Array.from({ length: MOST_PLUS_ITEMS }, (_, at) => {
            const item = base?.scheme.plus[at];
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: the places of the items are fixed
              <div className="scheme-line" key={at}>
                <div className="field">
                  <label className="label" htmlFor={`plus_${at}`}>
                    {t("plus_item", { number: at + 1 })}
                  </label>
                  <input
                    className="input"
                    id={`plus_${at}`}
                    name={`plus_${at}`}
                    maxLength={80}
                    dir="auto"
                    defaultValue={sent(`plus_${at}`, item?.name ?? "")}
                  />
                </div>
                <NumberField
                  id={`plus_points_${at}`}
                  label={t("plus_points")}
                  value={sent(`plus_points_${at}`, String(item?.points ?? 1))}
                />
              </div>
            );
          })}
          <NumberField id="cap" label={t("cap")} value={sent("cap", String(base?.scheme.cap ?? USUAL_CAP))} />
        </section>
        <button className="button" type="submit">
          {t("store")}
        </button>
      </form>
    </StaffFrame>
  );
}
