import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { PublicFrame } from "#app/_components/frame/public-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { single } from "#lib/http/fields.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { mailIsSetUp } from "#lib/mail/post-office.ts";
import { residentActor } from "#lib/people/actor.ts";
import { needOf } from "#lib/requests/catalogue-queries.ts";
import { noticeState } from "#lib/requests/notice-queries.ts";
import { readRequestCode } from "#lib/requests/request-code.ts";
import { followedRequest } from "#lib/requests/resident-queries.ts";
import { isOpen } from "#lib/requests/standing.ts";
import { EmergencyWays } from "../../help/emergency-ways.tsx";
import { FormFrame } from "../../help/form-frame.tsx";
import { helpProblems } from "../../help/problems.ts";
import { DeletionForm } from "./deletion-form.tsx";
import { AnswerForm, FileForm, HumanForm, MessageForm, RatingForm, WithdrawalForm } from "./mine-forms.tsx";
import { NoticeForms } from "./notice-forms.tsx";
import { Standing } from "./standing.tsx";
import { Timeline } from "./timeline.tsx";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "help")("follow") };
}

/** One's own request: where it stands, what was said, and what one can do. */
export default async function MinePage({ params }: Props) {
  const locale = await localeOf(params);
  const returned = await returnedForm(`/${locale}/requests/mine`);
  const code = returned && readRequestCode(single(returned.values, "code"));
  const found = code && (await followedRequest(residentActor(), code));
  const t = translator(locale, "help");
  if (!code || !found)
    return (
      <PublicFrame locale={locale} path="/requests">
        <h1>{t("closed_again")}</h1>
        <p>{t("closed_again_why")}</p>
        <p>
          <a className="button" href={`/${locale}/requests`}>
            {t("follow")}
          </a>
        </p>
      </PublicFrame>
    );
  const isWarned = returned.problems.form === "warning_send";
  const need = await needOf(residentActor(), found.needKey);
  // Whoever gives a clue is never asked for an address.
  const notices = mailIsSetUp() && need?.kind !== "clue" ? await noticeState(residentActor(), code) : undefined;
  return (
    <FormFrame locale={locale} path="/requests/mine" isSensitive={need?.sensitive ?? false}>
      <ErrorSummary title={t("problem_title")} problems={helpProblems(locale, returned.problems)} />
      {isWarned && (
        <section className="stack" aria-labelledby="warning">
          <h2 id="warning">{t("warning_title")}</h2>
          <p>{t("warning_what")}</p>
          <EmergencyWays locale={locale} />
        </section>
      )}
      <h1>{need ? inLocale(need.title, locale) : t("follow")}</h1>
      <Standing locale={locale} found={found} />
      {found.standing === "closed" && <AnswerForm locale={locale} code={code} values={returned.values} isWarned={isWarned} />}
      {found.standing === "unsolved" && (
        <p>
          <a className="button" href={`/${locale}/help?q=${encodeURIComponent(t("complain_words"))}`}>
            {t("complain")}
          </a>
        </p>
      )}
      {found.mayRate && <RatingForm locale={locale} code={code} />}
      <h2>{t("timeline")}</h2>
      <Timeline locale={locale} found={found} />
      {isOpen(found.standing) && (
        <>
          <MessageForm locale={locale} code={code} values={returned.values} isWarned={isWarned} />
          <FileForm locale={locale} code={code} kept={found.files} />
          <HumanForm locale={locale} code={code} askedOn={found.humanAskedOn} />
          <WithdrawalForm locale={locale} code={code} />
        </>
      )}
      {!isOpen(found.standing) && <DeletionForm locale={locale} code={code} />}
      {notices && <NoticeForms locale={locale} code={code} state={notices} values={returned.values} />}
      <form method="post" action={`/${locale}/requests/mine/end`}>
        <button className="button quiet-button" type="submit">
          {t("end")}
        </button>
      </form>
    </FormFrame>
  );
}
