import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { dayInWords } from "../day-in-words.ts";
import { FormFrame } from "../form-frame.tsx";
import { FormGone } from "../form-gone.tsx";
import { Code } from "./code.tsx";
import { justSent } from "./just-sent.ts";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "help")("title") };
}

/** It has been sent: the code, what happens next and by when. */
export default async function CodePage({ params }: Props) {
  const [locale, sent] = await Promise.all([localeOf(params), justSent()]);
  if (!sent) return <FormGone locale={locale} />;
  const { code, found, need } = sent;
  const t = translator(locale, "help");
  return (
    <FormFrame locale={locale} path="/help/code" isSensitive={need.sensitive}>
      <h1>{t("sent")}</h1>
      <h2>{t("code_title")}</h2>
      <Code locale={locale} code={code} />
      <p>{t("code_how")}</p>
      <h2>{t("next_title")}</h2>
      <p>
        {t(need.kind === "clue" ? "sent_next_clue" : "sent_next", {
          unit: inLocale(found.unitName, locale),
          day: dayInWords(locale, found.dueAt),
        })}
      </p>
      <p>
        <a className="button" href={`/${locale}/help/code/again`}>
          {t("code_written")}
        </a>
      </p>
    </FormFrame>
  );
}
