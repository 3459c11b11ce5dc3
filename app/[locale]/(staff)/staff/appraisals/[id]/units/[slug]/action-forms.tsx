import { SelectField } from "#app/_ui/select-field.tsx";
import type { AppraisedId } from "#lib/appraisals/indicators.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Owner } from "#lib/requests/issue-queries.ts";
import { appraisedName } from "../../../../schemes/words.ts";
import { WordsField } from "../../../words-field.tsx";
import { LONGEST_WORDS } from "../../../words-in.ts";

type Props = { locale: Locale; base: string; below: readonly AppraisedId[]; owners: readonly Owner[]; values: Fields | undefined };

/** Open an action for a result that lies below the threshold by more than chance. */
export function ActionForms({ locale, base, below, owners, values }: Props) {
  const t = translator(locale, "appraisals");
  const sent = (name: string) => (values ? single(values, name) : "");
  return (
    <form className="panel stack" method="post" action={`${base}/actions`} aria-labelledby="open-action">
      <h2 id="open-action">{t("action_open")}</h2>
      {owners.length === 0 && <p className="notice">{t("owners_none")}</p>}
      <p>{t("below_list", { list: below.map((id) => appraisedName(locale, id)).join(", ") })}</p>
      <div className="in-languages">
        <SelectField
          id="about"
          label={t("indicator")}
          value={sent("about") || (below[0] ?? "")}
          choices={below.map((id) => ({ key: id, name: appraisedName(locale, id) }))}
        />
        <SelectField id="owner" label={t("owner")} value={sent("owner")} choices={owners.map(({ id, name }) => ({ key: id, name }))} />
        {(["due", "review"] as const).map((name) => (
          <div className="field" key={name}>
            <label className="label" htmlFor={name}>
              {t(name)}
            </label>
            <input className="input" id={name} name={name} type="date" defaultValue={sent(name)} />
          </div>
        ))}
      </div>
      <WordsField id="what" label={t("action_what")} value={sent("what")} longest={LONGEST_WORDS} />
      <button className="button" type="submit">
        {t("action_make")}
      </button>
    </form>
  );
}
