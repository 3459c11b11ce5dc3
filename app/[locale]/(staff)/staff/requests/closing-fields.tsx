import { SelectField } from "#app/_ui/select-field.tsx";
import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { LONGEST_WORDS, type RequestOutcome } from "#lib/requests/request-definition.ts";

type Props = { locale: Locale; outcomes: readonly RequestOutcome[]; values: Fields | undefined };

/** What came of it, and a sentence for the resident. */
export function ClosingFields({ locale, outcomes, values }: Props) {
  const t = translator(locale, "desk");
  const sent = (name: string) => (values ? single(values, name) : "");
  return (
    <>
      <SelectField
        id="outcome"
        label={t("outcome")}
        value={sent("outcome")}
        choices={[{ key: "", name: t("outcome_choose") }, ...outcomes.map((key) => ({ key, name: t(`outcome_${key}`) }))]}
      />
      <div className="field">
        <label className="label" htmlFor="sentence">
          {t("sentence")}
        </label>
        <textarea
          className="input"
          id="sentence"
          name="sentence"
          rows={3}
          maxLength={LONGEST_WORDS}
          dir="auto"
          defaultValue={sent("sentence")}
        />
      </div>
    </>
  );
}
