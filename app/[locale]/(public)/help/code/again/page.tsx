import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { translator } from "#lib/i18n/messages.ts";
import { FormFrame } from "../../form-frame.tsx";
import { FormGone } from "../../form-gone.tsx";
import { Code } from "../code.tsx";
import { justSent } from "../just-sent.ts";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "help")("title") };
}

/** The code once more, to compare it with what was written down; then nothing of it stays in this browser. */
export default async function CodeAgainPage({ params }: Props) {
  const [locale, sent] = await Promise.all([localeOf(params), justSent()]);
  if (!sent) return <FormGone locale={locale} />;
  const t = translator(locale, "help");
  return (
    <FormFrame locale={locale} path="/help/code/again" isSensitive={sent.need.sensitive}>
      <h1>{t("again_title")}</h1>
      <Code locale={locale} code={sent.code} />
      <p>{t("again_how")}</p>
      <form method="post" action={`/${locale}/help/code/done`}>
        <button className="button" type="submit">
          {t("again_done")}
        </button>
      </form>
    </FormFrame>
  );
}
