import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { PublicFrame } from "#app/_components/frame/public-frame.tsx";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { single } from "#lib/http/fields.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import { LOCALES } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { residentActor } from "#lib/people/actor.ts";
import { needOf } from "#lib/requests/catalogue-queries.ts";
import { readRequestCode, spokenGroups } from "#lib/requests/request-code.ts";
import { Leave } from "../../leave.tsx";

type Props = { params: Promise<{ locale: string; need: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "help")("title") };
}

/** The only place where a code is ever shown: for five minutes, to the browser that asked. */
export default async function CodePage({ params }: Props) {
  const [locale, { need: key }] = await Promise.all([localeOf(params), params]);
  const path = `/help/${key}/code`;
  const [need, returned] = await Promise.all([needOf(residentActor(), key), returnedForm(`/${locale}${path}`)]);
  const code = returned && readRequestCode(single(returned.values, "code"));
  const t = translator(locale, "help");
  if (!code)
    return (
      <PublicFrame locale={locale} path="/help">
        <h1>{t("code_gone")}</h1>
        <p>{t("code_gone_why")}</p>
        <p>
          <a href={`/${locale}/requests`}>{t("follow")}</a>
        </p>
      </PublicFrame>
    );
  const due = new Date(returned ? single(returned.values, "due") : "");
  const day = new Intl.DateTimeFormat(`${LOCALES[locale].tag}-u-nu-latn`, { dateStyle: "long", timeZone: "UTC" });
  const by = Number.isNaN(due.getTime()) ? "" : day.format(new Date(`${dayOf(due, env().RAPPORT_TIME_ZONE)}T00:00:00Z`));
  return (
    <PublicFrame locale={locale} path={path}>
      {need?.sensitive && <Leave locale={locale} />}
      <h1>{t("sent")}</h1>
      <p>{t("sent_next", { day: by })}</p>
      <h2>{t("code_title")}</h2>
      <p className="code-groups" dir="ltr">
        {spokenGroups(code).map((group) => (
          <code key={group}>{group}</code>
        ))}
      </p>
      <p>{t("code_how")}</p>
      <p>
        <a className="button" href={`/${locale}/requests`}>
          {t("code_written")}
        </a>
      </p>
    </PublicFrame>
  );
}
