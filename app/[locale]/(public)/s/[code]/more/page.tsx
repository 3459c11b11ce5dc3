import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { PublicFrame } from "#app/_components/frame/public-frame.tsx";
import { FollowUpForm } from "#app/_components/surveys/follow-up-form.tsx";
import { single } from "#lib/http/fields.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { openedVersion } from "#lib/surveys/queries.ts";

type Props = { params: Promise<{ locale: string; code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "surveys")("more_title") };
}

/** The follow-up questions on a page of their own, for browsers that cannot show them beside what they follow. */
export default async function MorePage({ params }: Props) {
  const [locale, { code }] = await Promise.all([localeOf(params), params]);
  const t = translator(locale, "surveys");
  const page = `/${locale}/s/${code}`;
  const given = await returnedForm(`${page}/more`);
  const version = given && (await openedVersion(single(given.values, "version")));
  return (
    <PublicFrame locale={locale} path={`/s/${code}`}>
      {given && version ? (
        <FollowUpForm locale={locale} action={`${page}/answers`} version={version} given={given} />
      ) : (
        <>
          <h1>{t("more_expired")}</h1>
          <p>
            <a href={page}>{t("more_again")}</a>
          </p>
        </>
      )}
    </PublicFrame>
  );
}
