import type { ReturnedForm } from "#lib/http/returned-form.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Draft } from "#lib/surveys/draft.ts";
import { readWording } from "#lib/surveys/draft-form.ts";
import { WordingFields } from "../wording-fields.tsx";

type Props = { locale: Locale; questionnaireKey: string; revision: number; questionnaire: Draft; returned: ReturnedForm | undefined };

/** Title and first sentence in every language. */
export function Texts({ locale, questionnaireKey, revision, questionnaire, returned }: Props) {
  const t = translator(locale, "authoring");
  const sent = returned?.values.has("title_en") ? returned.values : undefined;
  const { title, intro } = sent ? { title: readWording(sent, "title"), intro: readWording(sent, "intro") } : questionnaire;
  return (
    <details className="panel" open={sent !== undefined || title.en === undefined || intro.en === undefined}>
      <summary>{t("texts")}</summary>
      <form className="stack" method="post" action={`/${locale}/staff/surveys/${questionnaireKey}/texts`}>
        <input type="hidden" name="revision" value={revision} />
        <WordingFields locale={locale} name="title" legend={t("text_title")} wording={title} />
        <WordingFields
          locale={locale}
          name="intro"
          legend={t("text_intro")}
          hint={t("text_intro_hint", { unit: "{{unit}}" })}
          wording={intro}
          long
        />
        <button className="button" type="submit">
          {t("save")}
        </button>
      </form>
    </details>
  );
}
