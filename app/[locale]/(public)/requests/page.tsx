import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { PublicFrame } from "#app/_components/frame/public-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { single } from "#lib/http/fields.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { helpProblems } from "../help/problems.ts";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ deleted?: string | string[] }> };

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  return { title: translator(await localeOf(params), "help")("follow") };
}

/** Type one's code; it never stands in an address. */
export default async function FollowPage({ params, searchParams }: Props) {
  const [locale, { deleted }] = await Promise.all([localeOf(params), searchParams]);
  const returned = await returnedForm(`/${locale}/requests`);
  const t = translator(locale, "help");
  return (
    <PublicFrame locale={locale} path="/requests">
      <ErrorSummary title={t("problem_title")} problems={helpProblems(locale, returned?.problems)} />
      {deleted === "1" && (
        <p className="notice" role="status">
          {t("deletion_done")}
        </p>
      )}
      <h1>{t("follow")}</h1>
      <form method="post" action={`/${locale}/requests/opening`} className="stack">
        <label className="label" htmlFor="code">
          {t("code_label")}
        </label>
        <p className="hint" id="code-hint">
          {t("code_hint")}
        </p>
        <input
          className="input"
          id="code"
          name="code"
          dir="ltr"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={80}
          aria-describedby="code-hint"
          defaultValue={returned ? single(returned.values, "code") : ""}
        />
        <button className="button" type="submit">
          {t("open")}
        </button>
      </form>
      <p className="hint">{t("code_lost")}</p>
      <p>
        <a href={`/${locale}/help`}>{t("title")}</a>
      </p>
    </PublicFrame>
  );
}
