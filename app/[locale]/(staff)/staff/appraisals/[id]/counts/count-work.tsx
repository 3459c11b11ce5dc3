import type { KeptCount } from "#lib/appraisals/count-queries.ts";
import { single } from "#lib/http/fields.ts";
import type { ReturnedForm } from "#lib/http/returned-form.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { ACCEPTED_FILES } from "#lib/requests/request-file.ts";
import { LONGEST_REASON } from "../../reasons.ts";

type Props = { locale: Locale; base: string; count: KeptCount; refused: ReturnedForm | undefined };

/** What can be done with a count that stands: confirm it, add evidence, and, by itself, withdraw it. */
export function CountWork({ locale, base, count: { id, confirmedBy, isOwn }, refused }: Props) {
  const t = translator(locale, "appraisals");
  const isRefused = (field: string) => refused?.problems[field] !== undefined;
  return (
    <>
      <details open={isRefused(`evidence_${id}`)}>
        <summary>{t("count_do")}</summary>
        <div className="stack">
          {!confirmedBy && !isOwn && (
            <form method="post" action={`${base}/confirmations`}>
              <input type="hidden" name="count" value={id} />
              <button className="button" type="submit">
                {t("confirm_count")}
              </button>
            </form>
          )}
          <form className="stack" method="post" encType="multipart/form-data" action={`${base}/evidence`}>
            <input type="hidden" name="count" value={id} />
            <div className="field">
              <label className="label" htmlFor={`evidence_${id}`}>
                {t("evidence_file")}
              </label>
              <input className="input" id={`evidence_${id}`} name="evidence" type="file" accept={ACCEPTED_FILES} />
            </div>
            <button className="button plain" type="submit">
              {t("evidence_add")}
            </button>
          </form>
        </div>
      </details>
      <details open={isRefused(`why_${id}`)}>
        <summary>{t("withdraw_do")}</summary>
        <form className="stack" method="post" action={`${base}/withdrawals`}>
          <p>{t("withdraw_how")}</p>
          <input type="hidden" name="count" value={id} />
          <div className="field">
            <label className="label" htmlFor={`why_${id}`}>
              {t("withdraw_why")}
            </label>
            <input
              className="input"
              id={`why_${id}`}
              name="why"
              maxLength={LONGEST_REASON}
              dir="auto"
              defaultValue={refused && single(refused.values, "count") === id ? single(refused.values, "why") : ""}
            />
          </div>
          <button className="button plain" type="submit">
            {t("withdraw")}
          </button>
        </form>
      </details>
    </>
  );
}
