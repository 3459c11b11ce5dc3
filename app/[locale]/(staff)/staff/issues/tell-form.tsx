import { type Fields, single } from "#lib/http/fields.ts";
import { LOCALE_KEYS, LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { UnitAction } from "#lib/requests/issue-queries.ts";
import { LONGEST_ACTION } from "#lib/requests/issues.ts";

type Props = { locale: Locale; action: UnitAction; values: Fields | undefined };

/** "You said, we did", in each language; and taking it back. */
export function TellForm({ locale, action, values }: Props) {
  const t = translator(locale, "issues");
  const { id, told } = action;
  return (
    <details open={values !== undefined}>
      <summary>{t(action.public ? "tell_again" : "tell")}</summary>
      <form className="stack" method="post" action={`/${locale}/staff/issues/publications`}>
        <input type="hidden" name="form" value={id} />
        <input type="hidden" name="seen" value={told} />
        <p className="quiet">{t("tell_how")}</p>
        {(["said", "did"] as const).map((part) => (
          <fieldset key={part}>
            <legend className="label">{t(`tell_${part}`)}</legend>
            <div className="in-languages">
              {LOCALE_KEYS.map((key) => {
                const name = `${part}_${key}`;
                return (
                  <div className="field" key={key}>
                    <label htmlFor={`${name}-${id}`} lang={LOCALES[key].tag}>
                      {LOCALES[key].name}
                    </label>
                    <textarea
                      className="input"
                      id={`${name}-${id}`}
                      name={name}
                      rows={2}
                      maxLength={LONGEST_ACTION}
                      lang={LOCALES[key].tag}
                      dir={LOCALES[key].dir}
                      defaultValue={values ? single(values, name) : (action.public?.[part][key] ?? "")}
                    />
                  </div>
                );
              })}
            </div>
          </fieldset>
        ))}
        <div className="row">
          <button className="button" type="submit">
            {t("tell_do")}
          </button>
          {action.public && (
            <button className="button plain" type="submit" name="back" value="yes">
              {t("take_back")}
            </button>
          )}
        </div>
      </form>
    </details>
  );
}
