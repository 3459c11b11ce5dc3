import { figures } from "#app/_components/rates/figures.ts";
import { dayOf } from "#lib/calendar.ts";
import { env, environmentOnly } from "#lib/env.ts";
import type { Fields } from "#lib/http/fields.ts";
import { LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { type MessageKey, translator } from "#lib/i18n/messages.ts";
import { SETTINGS, type SettingName } from "#lib/operations/settings.ts";
import type { SettingChange } from "#lib/operations/settings-queries.ts";
import { ValueFields } from "./value-fields.tsx";

type Props = { locale: Locale; name: SettingName; changes: readonly SettingChange[]; sent: Fields | undefined };

/** One setting: what it does, what it may be, what it is, and who set it to what. */
export function SettingPanel({ locale, name, changes, sent }: Props) {
  const t = translator(locale, "settings");
  const f = figures(locale);
  const setting = SETTINGS[name];
  const words = (value: unknown): string => {
    if (Array.isArray(value)) return value.map((key: Locale) => LOCALES[key].name).join(", ");
    if (typeof value !== "object" || value === null) return String(value);
    return Object.values(value).join(" · ") || t("own_words");
  };
  const past = (value: string | null) =>
    value === null ? t("the_default") : setting.kind === "wordings" ? words(JSON.parse(value)) : value;
  const last = changes[0];
  return (
    <section className="panel stack" aria-labelledby={`${name}-title`}>
      <h2 id={`${name}-title`}>{t(`title_${name}` satisfies MessageKey<"settings">)}</h2>
      <p className="quiet">{t(`help_${name}` satisfies MessageKey<"settings">)}</p>
      <dl className="facts">
        <dt>{t("default")}</dt>
        <dd dir="auto">{words(environmentOnly()[setting.variable])}</dd>
        <dt>{t("range")}</dt>
        <dd>{setting.kind === "number" ? t("from_to", { least: setting.least, most: setting.most }) : t(`range_${setting.kind}`)}</dd>
      </dl>
      <form className="stack" method="post" action={`/${locale}/staff/settings/values`}>
        <input type="hidden" name="setting" value={name} />
        <input type="hidden" name="seen" value={last?.id ?? ""} />
        <ValueFields name={name} label={t("value")} now={env()} sent={sent} />
        <div className="row">
          <button className="button" type="submit">
            {t("set")}
          </button>
          {last && last.value !== null && (
            <button className="button plain" type="submit" name="default" value="yes">
              {t("back_to_default")}
            </button>
          )}
        </div>
      </form>
      {changes.length > 0 && (
        <details>
          <summary>{t("history", { count: changes.length })}</summary>
          <ol reversed>
            {changes.map(({ id, value, by, at }) => (
              <li key={id}>
                {f.day(dayOf(at, env().RAPPORT_TIME_ZONE))}, <bdi>{by}</bdi>: <bdi>{past(value)}</bdi>
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}
