import type { Metadata } from "next";
import { notFound } from "next/navigation";
import * as z from "zod";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { returnedForm } from "#lib/http/returned-form.ts";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { needVersion } from "#lib/requests/catalogue-queries.ts";
import { replyTemplates } from "#lib/requests/desk-keeping-queries.ts";
import { deskRequest } from "#lib/requests/desk-request-queries.ts";
import { isOpen } from "#lib/requests/standing.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { DeskKeys } from "../desk-keys.tsx";
import { deskKeys } from "../key-words.ts";
import { problemLines } from "../problems.ts";
import { Asked } from "./asked.tsx";
import { Handing } from "./handing.tsx";
import { Notes } from "./notes.tsx";
import { RecognitionForm } from "./recognition-form.tsx";
import { Story } from "./story.tsx";
import { WorkForms } from "./work-forms.tsx";
import "../../panels.css";
import "../desk.css";

type Props = { params: Promise<{ locale: string; request: string }>; searchParams: Promise<{ template?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "desk")("request") };
}

/** One request: what was asked, what was said, what is noted, and what to do next. */
export default async function RequestPage({ params, searchParams }: Props) {
  const [locale, { request: id }, { template }] = await Promise.all([localeOf(params), params, searchParams]);
  const path = `/staff/requests/${id}`;
  const actor = await requireStaff(locale, `/${locale}${path}`);
  const found = z.uuid().safeParse(id).success ? await deskRequest(actor, id) : undefined;
  if (!found) notFound();
  const [need, units, returned, templates] = await Promise.all([
    needVersion(actor, found.needKey, found.needVersion),
    unitsInScope(actor),
    returnedForm(`/${locale}${path}`),
    replyTemplates(actor, [found.unitId]),
  ]);
  const chosen = templates.find(({ id: own }) => own === template);
  const t = translator(locale, "desk");
  const unit = units.find((each) => each.id === found.unitId);
  return (
    <StaffFrame locale={locale} actor={actor} area="requests" path={path}>
      <p>
        <a href={`/${locale}/staff/requests`}>{t("back")}</a>
      </p>
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <h1>
        {inLocale(found.title, locale)}
        {found.kind !== "help" && <span className="tag">{t(`kind_${found.kind}`)}</span>}
      </h1>
      <Asked locale={locale} found={found} need={need} unitName={unit ? inLocale(unit.name, locale) : ""} />
      <Story locale={locale} found={found} />
      <Notes locale={locale} id={id} notes={found.notes} isOpen={isOpen(found.standing)} values={returned?.values} />
      {found.kind === "thanks" && <RecognitionForm locale={locale} actor={actor} id={id} unitId={found.unitId} />}
      <DeskKeys title={t("keys")} close={t("keys_close")} use={t("keys_use")} keys={deskKeys(locale)} />
      {isOpen(found.standing) && (
        <>
          <WorkForms locale={locale} actor={actor} found={found} values={returned?.values} templates={templates} chosen={chosen} />
          <Handing locale={locale} actor={actor} found={found} values={returned?.values} />
        </>
      )}
    </StaffFrame>
  );
}
