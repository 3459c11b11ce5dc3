import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { single } from "#lib/http/fields.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { returnPath } from "#lib/people/return-path.ts";
import { currentStaff } from "#lib/people/session.ts";
import { SignInForm } from "./sign-in-form.tsx";
import { signInProblem } from "./sign-in-problem.ts";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "people")("sign_in_title") };
}

export default async function SignInPage({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { to, after } = await searchParams;
  const returned = await returnedForm(`/${locale}/staff/sign-in`);
  const wish = returned ? single(returned.values, "to") : to;
  const path = typeof wish === "string" ? returnPath(locale, wish) : undefined;
  if (await currentStaff()) redirect(path ?? `/${locale}/staff`);
  return (
    <SignInForm
      locale={locale}
      to={path}
      signedOut={after === "sign-out" && !returned}
      email={returned ? single(returned.values, "email") : ""}
      unavailable={returned?.problems.form === "unavailable"}
      problems={{ email: signInProblem(returned?.problems.email), password: signInProblem(returned?.problems.password) }}
    />
  );
}
