import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { PublicFrame } from "#app/_components/frame/public-frame.tsx";
import { QuestionnaireForm } from "#app/_components/surveys/questionnaire-form.tsx";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { findSlip } from "#lib/surveys/slip-queries.ts";
import { NoSlip } from "../no-slip.tsx";

type Props = { params: Promise<{ locale: string; slip: string }> };

// The title says nothing of the slip or of what was visited: it stands in the browser's history.
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "slips")("public_title") };
}

/** The questionnaire that a visit slip or an invitation opens, once. */
export default async function SlipPage({ params }: Props) {
  const [locale, { slip: code }] = await Promise.all([localeOf(params), params]);
  const found = await findSlip(code, dayOf(new Date(), env().RAPPORT_TIME_ZONE));
  if (found.state !== "ready") return <NoSlip locale={locale} state={found.state} />;
  const { unit, version } = found.slip;
  const page = `/${locale}/v/${code}`;
  return (
    <PublicFrame locale={locale} path={`/v/${code}`}>
      <QuestionnaireForm
        locale={locale}
        unitName={unit.name}
        version={version}
        action={`${page}/answers`}
        returned={await returnedForm(page)}
      />
    </PublicFrame>
  );
}
