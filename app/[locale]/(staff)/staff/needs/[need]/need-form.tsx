import { SelectField } from "#app/_ui/select-field.tsx";
import { type Fields, single } from "#lib/http/fields.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { KeptNeed } from "#lib/requests/catalogue-queries.ts";
import { type Agency, NEED_KINDS, TRIAGES } from "#lib/requests/need.ts";
import { TRIAGE_WORDS } from "../triage-words.ts";
import { Wordings } from "../wordings.tsx";

type Props = { locale: Locale; path: string; need: KeptNeed | undefined; agencies: readonly Agency[]; values: Fields | undefined };

/** How a need is said, asked and worked. */
export function NeedForm({ locale, path, need, agencies, values }: Props) {
  const t = translator(locale, "desk");
  const sent = (name: string, stored: string | number) => (values ? single(values, name) : String(stored));
  const kind = need?.kind ?? "help";
  return (
    <form method="post" action={`/${locale}${path}/versions`} className="stack">
      <input type="hidden" name="seen" value={need?.version ?? 0} />
      {!need && (
        <SelectField
          id="kind"
          label={t("need_kind")}
          value={sent("kind", kind)}
          choices={NEED_KINDS.map((key) => ({ key, name: t(`kind_${key}`) }))}
        />
      )}
      <Wordings name="title" label={t("need_title")} hint={t("need_title_hint")} stored={need?.title} values={values} />
      <Wordings name="ask" label={t("need_ask")} hint={t("need_ask_hint")} stored={need?.ask} values={values} />
      <Wordings name="words" label={t("need_words")} hint={t("need_words_hint")} stored={need?.words} values={values} />
      <SelectField
        id="triage"
        label={t("need_triage")}
        value={sent("triage", need?.triage ?? "police")}
        choices={TRIAGES.map((key) => ({ key, name: t(TRIAGE_WORDS[key]) }))}
      />
      <SelectField
        id="agency"
        label={t("need_agency")}
        value={sent("agency", need?.agency?.key ?? "")}
        choices={[{ key: "", name: t("due_none") }, ...agencies.map(({ key, name }) => ({ key, name: inLocale(name, locale) }))]}
      />
      <label className="choice">
        <input
          type="checkbox"
          name="sensitive"
          value="yes"
          defaultChecked={values ? single(values, "sensitive") === "yes" : (need?.sensitive ?? false)}
        />
        {t("need_sensitive")}
      </label>
      <div className="field">
        <label className="label" htmlFor="hours">
          {t("need_hours")}
        </label>
        <input
          className="input narrow"
          id="hours"
          name="hours"
          inputMode="numeric"
          dir="ltr"
          defaultValue={sent("hours", need?.hours ?? 16)}
        />
      </div>
      <div className="field">
        <label className="label" htmlFor="keepDays">
          {t("need_days")}
        </label>
        <input
          className="input narrow"
          id="keepDays"
          name="keepDays"
          inputMode="numeric"
          dir="ltr"
          defaultValue={sent("keepDays", need?.keepDays ?? 180)}
        />
      </div>
      <div className="field">
        <label className="label" htmlFor="questions">
          {t("need_questions")}
        </label>
        <p className="quiet" id="questions-hint">
          {t("need_questions_hint")}
        </p>
        <textarea
          className="input"
          id="questions"
          name="questions"
          rows={8}
          dir="ltr"
          spellCheck={false}
          aria-describedby="questions-hint"
          defaultValue={sent("questions", need && need.questions.length > 0 ? JSON.stringify(need.questions, null, 1) : "")}
        />
      </div>
      <button className="button" type="submit">
        {t("need_keep")}
      </button>
    </form>
  );
}
