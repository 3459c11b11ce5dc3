import { figures } from "#app/_components/rates/figures.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import { LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { ListVersion } from "#lib/requests/danger-queries.ts";

type Props = { locale: Locale; language: Locale; versions: readonly ListVersion[]; sent: Fields | undefined };

/** The list of a language as it is now, to be written anew, and who wrote which version. */
export function ListPanel({ locale, language, versions, sent }: Props) {
  const t = translator(locale, "danger");
  const f = figures(locale);
  const { tag, dir, name } = LOCALES[language];
  const [newest] = versions;
  const words = sent ? single(sent, `words_${language}`) : (newest?.words ?? []).join("\n");
  return (
    <section className="panel stack" aria-labelledby={`${language}-title`}>
      <h2 id={`${language}-title`} lang={tag}>
        {name}
      </h2>
      <form className="stack" method="post" action={`/${locale}/staff/danger-words/lists`}>
        <input type="hidden" name="language" value={language} />
        <input type="hidden" name="seen" value={newest?.number ?? 0} />
        <div className="field">
          <label className="label" htmlFor={`words_${language}`}>
            {t("words")}
          </label>
          <textarea
            className="input"
            id={`words_${language}`}
            name={`words_${language}`}
            lang={tag}
            dir={dir}
            rows={12}
            spellCheck={false}
            defaultValue={words}
          />
        </div>
        <button className="button" type="submit">
          {t("save")}
        </button>
      </form>
      <details>
        <summary>{t("history")}</summary>
        <ol reversed>
          {versions.map(({ number, words: had, by, at }) => (
            <li key={number}>
              <details>
                <summary>
                  {t("version", { number, count: had.length })},{" "}
                  {by && at ? t("version_by", { by, day: f.day(dayOf(at, env().RAPPORT_TIME_ZONE)) }) : t("version_ours")}
                </summary>
                <p lang={tag} dir={dir}>
                  {had.join(" · ")}
                </p>
              </details>
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}
