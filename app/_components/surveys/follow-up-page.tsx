import { PublicFrame } from "#app/_components/frame/public-frame.tsx";
import { single } from "#lib/http/fields.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { openedVersion } from "#lib/surveys/queries.ts";
import { FollowUpForm } from "./follow-up-form.tsx";

type Frame = (props: { locale: Locale; path: string; children: React.ReactNode }) => React.ReactNode;
type Props = { locale: Locale; path: string; Frame?: Frame };

/** The follow-up questions on a page of their own, for browsers that cannot show them beside what they follow. */
export async function FollowUpPage({ locale, path, Frame = PublicFrame }: Props) {
  const t = translator(locale, "surveys");
  const page = `/${locale}${path}`;
  const given = await returnedForm(`${page}/more`);
  const version = given && (await openedVersion(single(given.values, "version")));
  return (
    <Frame locale={locale} path={path}>
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
    </Frame>
  );
}
