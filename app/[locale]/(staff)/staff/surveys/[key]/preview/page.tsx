import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { isLocale, LOCALE_KEYS, LOCALES } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { authoredQuestionnaire } from "#lib/surveys/authoring-queries.ts";
import "../../surveys.css";

type Props = { params: Promise<{ locale: string; key: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "authoring")("preview_title") };
}

/** The questionnaire on a phone-sized frame, in the chosen language. */
export default async function PreviewPage({ params, searchParams }: Props) {
  const [locale, { key }, { version, in: wished }] = await Promise.all([localeOf(params), params, searchParams]);
  const number = typeof version === "string" && /^\d{1,6}$/.test(version) ? version : undefined;
  const of = number ? `&version=${number}` : "";
  const path = `/staff/surveys/${key}/preview`;
  const actor = await requireStaff(locale, `/${locale}${path}`);
  const found = await authoredQuestionnaire(actor, key);
  if (!found || (number && !found.opened.some((each) => String(each.number) === number))) notFound();
  const language = typeof wished === "string" && isLocale(wished) ? wished : locale;
  const t = translator(locale, "authoring");
  return (
    <StaffFrame locale={locale} actor={actor} area="surveys" path={path}>
      <p>
        <a href={`/${locale}/staff/surveys/${key}`}>{t("back_to_questionnaire")}</a>
      </p>
      <h1>{t("preview_title")}</h1>
      <p>{t("preview_why")}</p>
      <nav className="row" aria-label={t("preview_language")}>
        {LOCALE_KEYS.map((each) => (
          <a
            key={each}
            className="button plain"
            href={`/${locale}${path}?in=${each}${of}`}
            aria-current={each === language ? "true" : undefined}
          >
            <span lang={LOCALES[each].tag}>{LOCALES[each].name}</span>
          </a>
        ))}
      </nav>
      <iframe
        className="phone"
        title={t("preview_frame", { language: LOCALES[language].name })}
        src={`/${language}/staff-preview/${key}${number ? `?version=${number}` : ""}`}
      />
    </StaffFrame>
  );
}
