import { env } from "#lib/env.ts";
import type { ReturnedForm } from "#lib/http/returned-form.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { proofTask } from "#lib/responses/proof.ts";
import { signShown } from "#lib/responses/shown.ts";
import { TRAP_FIELD } from "#lib/surveys/own-fields.ts";

type Props = {
  locale: Locale;
  code: string;
  /** The form's own key. */
  formKey: string;
  /** The touchpoint is under attack: a browser with script does some work; one without is thanked alike, and its answer looked at. */
  asksProof: boolean;
  returned: ReturnedForm | undefined;
};

/** What tells a person from a machine without asking who it is: when the form was shown, and a field that only a machine fills in. */
export async function Unseen({ locale, code, formKey, asksProof, returned }: Props) {
  return (
    <>
      <input type="hidden" name="shown" value={returned?.values.get("shown")?.[0] ?? signShown(env().RAPPORT_SECRET, code, new Date())} />
      {asksProof && (
        <>
          <input type="hidden" name="proof" data-task={await proofTask(env().RAPPORT_SECRET, code, formKey, new Date())} />
          <script src="/proof.js" defer />
        </>
      )}
      <div className="visually-hidden" aria-hidden="true">
        <label>
          {translator(locale, "review")("trap")}
          <input name={TRAP_FIELD} tabIndex={-1} autoComplete="off" />
        </label>
      </div>
    </>
  );
}
