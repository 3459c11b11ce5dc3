import { env } from "#lib/env.ts";
import type { ReturnedForm } from "#lib/http/returned-form.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { signShown } from "#lib/responses/shown.ts";
import { TRAP_FIELD } from "#lib/surveys/own-fields.ts";

type Props = { locale: Locale; code: string; returned: ReturnedForm | undefined };

/** What tells a person from a machine without asking who it is: when the form was shown, and a field that only a machine fills in. */
export function Unseen({ locale, code, returned }: Props) {
  return (
    <>
      <input type="hidden" name="shown" value={returned?.values.get("shown")?.[0] ?? signShown(env().RAPPORT_SECRET, code, new Date())} />
      <div className="visually-hidden" aria-hidden="true">
        <label>
          {translator(locale, "review")("trap")}
          <input name={TRAP_FIELD} tabIndex={-1} autoComplete="off" />
        </label>
      </div>
    </>
  );
}
