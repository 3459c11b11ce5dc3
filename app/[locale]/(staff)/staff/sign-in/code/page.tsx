import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { PasskeyForm } from "#app/_components/accounts/passkey-form.tsx";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { TextField } from "#app/_ui/text-field.tsx";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { systemActor } from "#lib/people/actor.ts";
import { askPasskey, passkeysArePossible } from "#lib/people/passkey.ts";
import { pendingOf } from "#lib/people/pending-cookie.ts";
import { demonstrationCode, passwordHolds } from "#lib/people/sign-in-queries.ts";
import { DoorFrame } from "../door-frame.tsx";
import { problemAt, signInProblems } from "../sign-in-problem.ts";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "people")("code_title") };
}

/** The second step of who has shown a password. */
export default async function CodePage({ params }: Props) {
  const locale = await localeOf(params);
  const home = `/${locale}/staff/sign-in`;
  const pending = pendingOf(await headers());
  if (!pending || !(await passwordHolds(systemActor("sign-in"), pending))) redirect(home);
  const returned = await returnedForm(`${home}/code`);
  const t = translator(locale, "people");
  const problems = signInProblems(locale, returned?.problems);
  const shown = await demonstrationCode(systemActor("sign-in"), pending.personId);
  const asked = pending.hasPasskey && passkeysArePossible() ? await askPasskey() : undefined;
  return (
    <DoorFrame locale={locale} path="/staff/sign-in" problems={problems}>
      <h1>{t("code_title")}</h1>
      <p id="code-how">{t(pending.hasCode ? "code_intro" : "code_passkey_only")}</p>
      {shown && <p className="notice">{t("code_demonstration", { code: shown })}</p>}
      <form method="post" action={`${home}/code/session`} className="stack" noValidate>
        <TextField
          id="code"
          label={t("code")}
          problem={problemAt(problems, "code")}
          autoComplete="one-time-code"
          inputMode={pending.hasCode ? "numeric" : "text"}
          maxLength={40}
          dir="ltr"
          spellCheck={false}
        />
        <button className="button" type="submit">
          {t("go_on")}
        </button>
      </form>
      {asked && (
        <PasskeyForm
          action={`${home}/passkey`}
          asks={{ use: asked.options }}
          challenge={asked.challenge}
          button={t("with_passkey")}
          failed={t("passkey_failed")}
        >
          <input type="hidden" name="to" value={pending.to} />
        </PasskeyForm>
      )}
      <p className="quiet">{t("code_lost")}</p>
      <p>
        <a href={home}>{t("start_again")}</a>
      </p>
    </DoorFrame>
  );
}
