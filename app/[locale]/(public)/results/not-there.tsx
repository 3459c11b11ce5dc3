import { PublicFrame } from "#app/_components/frame/public-frame.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { publicFigures } from "#lib/publications/public-words.ts";
import type { FoundResult } from "#lib/publications/result-queries.ts";

type Props = { locale: Locale; path: string; found: Exclude<FoundResult, { status: 200 }> };

/** A result that was withdrawn, with its reason, or one that never was; the status comes from the proxy. */
export function NotThere({ locale, path, found }: Props) {
  const t = translator(locale, "results");
  const { day } = publicFigures(locale);
  return (
    <PublicFrame locale={locale} path={path}>
      <h1>{found.status === 410 ? t("withdrawn_title") : t("unknown_title")}</h1>
      {found.status === 410 ? (
        <>
          <p>{t("withdrawn_on", { day: day(found.release.withdrawn.on) })}</p>
          <p className="promise">{t("withdrawn_why", { why: found.release.withdrawn.why })}</p>
        </>
      ) : (
        <p>{t("unknown_do")}</p>
      )}
      <p>
        <a href={`/${locale}/results`}>{t("all")}</a>
      </p>
    </PublicFrame>
  );
}
