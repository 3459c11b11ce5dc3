import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { single } from "#lib/http/fields.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { returnPath } from "#lib/people/return-path.ts";
import { currentStaff } from "#lib/people/session.ts";
import { DoorFrame } from "./door-frame.tsx";
import { OtherWays } from "./other-ways.tsx";
import { SignInForm } from "./sign-in-form.tsx";
import { signInProblems } from "./sign-in-problem.ts";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "people")("sign_in_title") };
}

export default async function SignInPage({ params, searchParams }: Props) {
  const locale = await localeOf(params);
  const { to, after, error } = await searchParams;
  const returned = await returnedForm(`/${locale}/staff/sign-in`);
  const wish = returned ? single(returned.values, "to") : to;
  const path = typeof wish === "string" ? returnPath(locale, wish) : undefined;
  if (await currentStaff()) redirect(path ?? `/${locale}/staff`);
  const t = translator(locale, "people");
  // next-auth names what went wrong at the agency's provider in a word of its own.
  const problems = signInProblems(locale, returned?.problems ?? (error ? { form: "provider_failed" } : {}));
  return (
    <DoorFrame locale={locale} path="/staff/sign-in" problems={problems}>
      <h1>{t("sign_in_title")}</h1>
      {after === "sign-out" && !returned && <p role="status">{t("signed_out")}</p>}
      <p>{t("sign_in_for_whom")}</p>
      <SignInForm locale={locale} to={path} email={returned ? single(returned.values, "email") : ""} problems={problems} />
      <OtherWays locale={locale} to={path} />
    </DoorFrame>
  );
}
