import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

type Props = { locale: Locale; questionnaireKey: string; revision: number; first: boolean };

/** Throwing a draft away asks first, and offers its file. */
export function Discard({ locale, questionnaireKey, revision, first }: Props) {
  const t = translator(locale, "authoring");
  const at = `/${locale}/staff/surveys/${questionnaireKey}`;
  return (
    <details>
      <summary>{t("discard")}</summary>
      <form className="stack" method="post" action={`${at}/draft`}>
        <input type="hidden" name="revision" value={revision} />
        <p>
          {first ? t("discard_all") : t("discard_why")}{" "}
          <a href={`${at}/file`} download>
            {t("download")}
          </a>
        </p>
        <button className="button plain" type="submit" name="do" value="discard">
          {t("discard_yes")}
        </button>
      </form>
    </details>
  );
}
