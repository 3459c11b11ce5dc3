import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { mailIsSetUp } from "#lib/mail/post-office.ts";
import { firstOpen, stepsOf } from "#lib/requests/draft.ts";
import { currentDraft } from "../../current-draft.ts";
import { FormFrame } from "../../form-frame.tsx";
import { FormGone } from "../../form-gone.tsx";
import { NotPolice } from "./not-police.tsx";
import { StepFields } from "./step-fields.tsx";
import { stepProblems } from "./step-problems.ts";

type Props = { params: Promise<{ locale: string; step: string }>; searchParams: Promise<{ change?: string | string[] }> };

/** A neutral title: whoever looks over a shoulder, or into the history, learns nothing. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "help")("title") };
}

/** One question of a request's form. */
export default async function StepPage({ params, searchParams }: Props) {
  const [locale, { step }, { change }, current] = await Promise.all([localeOf(params), params, searchParams, currentDraft()]);
  if (!current) return <FormGone locale={locale} />;
  const { need, draft } = current;
  const steps = stepsOf(need);
  const at = Number(step);
  const asked = steps[at - 1];
  const path = `/help/ask/${at}`;
  const open = firstOpen(need, draft) ?? steps.length + 1;
  // A page further on than what has been answered leads back to what has not: danger is never skipped.
  if (!asked || at > open) redirect(`/${locale}/help/ask/${Math.min(open, steps.length)}`);
  if (at > 1 && need.triage !== "police") return <NotPolice locale={locale} need={need} />;
  // Without a mail server there is nothing to ask.
  if (asked.kind === "notice" && !mailIsSetUp()) redirect(`/${locale}/help/ask/check`);
  const returned = await returnedForm(`/${locale}${path}`);
  const t = translator(locale, "help");
  return (
    <FormFrame locale={locale} path={path} isSensitive={need.sensitive}>
      <ErrorSummary title={t("problem_title")} problems={stepProblems(locale, asked, returned?.problems)} />
      <p className="hint">{t("step_of", { step: at, steps: steps.length })}</p>
      {at === 2 && <p className="notice">{t("for_police")}</p>}
      <StepFields
        locale={locale}
        current={current}
        asked={asked}
        action={`/${locale}${path}`}
        values={returned?.values}
        problems={returned?.problems}
        isChange={change !== undefined}
      />
      <p>
        <a href={at === 1 ? `/${locale}/help` : `/${locale}/help/ask/${change !== undefined ? "check" : at - 1}`}>{t("back")}</a>
      </p>
    </FormFrame>
  );
}
