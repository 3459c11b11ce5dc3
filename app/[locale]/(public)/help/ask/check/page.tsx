import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { returnedForm } from "#lib/http/returned-form.ts";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { firstOpen } from "#lib/requests/draft.ts";
import { currentDraft } from "../../current-draft.ts";
import { FormFrame } from "../../form-frame.tsx";
import { FormGone } from "../../form-gone.tsx";
import { helpProblems } from "../../problems.ts";
import { summaryOf } from "./summary.ts";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "help")("title") };
}

/** Everything once more, each with a way to change it, before it is sent. */
export default async function CheckPage({ params }: Props) {
  const [locale, current] = await Promise.all([localeOf(params), currentDraft()]);
  if (!current) return <FormGone locale={locale} />;
  const { need, draft } = current;
  const open = firstOpen(need, draft);
  if (open !== undefined || need.triage !== "police") redirect(`/${locale}/help/ask/${open ?? 2}`);
  const t = translator(locale, "help");
  const [rows, returned] = await Promise.all([summaryOf(locale, current), returnedForm(`/${locale}/help/ask/check`)]);
  return (
    <FormFrame locale={locale} path="/help/ask/check" isSensitive={need.sensitive}>
      <ErrorSummary title={t("problem_title")} problems={helpProblems(locale, returned?.problems)} />
      <h1>{t("check_title")}</h1>
      <p>{inLocale(need.title, locale)}</p>
      <dl className="summary">
        {rows.map(({ step, name, said }) => (
          <div key={step}>
            <dt>{name}</dt>
            <dd dir="auto">{said || t("nothing_said")}</dd>
            <dd>
              <a href={`/${locale}/help/ask/${step}?change=1`}>
                {t("change")}
                <span className="visually-hidden"> {name}</span>
              </a>
            </dd>
          </div>
        ))}
      </dl>
      <p>{t(need.kind === "clue" ? "stored_clue" : need.kind === "complaint" ? "stored_complaint" : "stored")}</p>
      <form method="post" action={`/${locale}/help/ask/check/request`}>
        <button className="button" type="submit">
          {t("send")}
        </button>
      </form>
    </FormFrame>
  );
}
