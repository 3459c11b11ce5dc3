import { notFound } from "next/navigation";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { PublicFrame } from "#app/_components/frame/public-frame.tsx";
import { QuestionnaireForm } from "#app/_components/surveys/questionnaire-form.tsx";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { lacks } from "#lib/surveys/draft.ts";
import { previewed } from "./previewed.ts";

type Props = { params: Promise<{ locale: string; key: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function PreviewedPage({ params, searchParams }: Props) {
  const [locale, { key }, { version, sent }] = await Promise.all([localeOf(params), params, searchParams]);
  const found = await previewed(locale, key, typeof version === "string" ? version : undefined);
  if (!found) notFound();
  const t = translator(locale, "authoring");
  const path = `/staff-preview/${key}`;
  const { definition, written, query } = found;
  const [first] = lacks(written);
  return (
    <PublicFrame locale={locale} path={`${path}${query}`}>
      {sent ? (
        <>
          <h1>{translator(locale, "surveys")("thanks_title")}</h1>
          <p role="status">{t("preview_sent")}</p>
          <p>
            <a href={`/${locale}${path}${query}`}>{t("preview_again")}</a>
          </p>
        </>
      ) : definition ? (
        <QuestionnaireForm
          locale={locale}
          unitName={{ en: "East Street", zh: "东街派出所", es: "East Street", ar: "East Street" }}
          version={{ id: "00000000-0000-4000-8000-000000000000", definition }}
          action={`/${locale}${path}/answers${query}`}
          returned={await returnedForm(`/${locale}${path}`)}
        />
      ) : (
        <p className="notice">{t("preview_not_yet", { what: first ? t(`lack_${first.lack}`) : "" })}</p>
      )}
    </PublicFrame>
  );
}
