import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { InvitationWave } from "#lib/surveys/invitation-queries.ts";

type Props = { locale: Locale; wave: InvitationWave; values: Fields | undefined };

/** What came back by other ways than an answer. */
export function OutcomesForm({ locale, wave, values }: Props) {
  const t = translator(locale, "invitations");
  const fields = [
    { id: "refused", label: t("part_refused"), count: wave.refused },
    { id: "unknownEligibility", label: t("part_undelivered"), count: wave.unknownEligibility },
    { id: "notEligible", label: t("part_not_eligible"), count: wave.notEligible },
  ];
  return (
    <form className="panel stack" method="post" action={`/${locale}/staff/invitations/${wave.id}/outcomes`} aria-labelledby="outcomes">
      <h2 id="outcomes">{t("outcomes_title")}</h2>
      <div className="in-languages">
        {fields.map(({ id, label, count }) => (
          <div key={id} className="field">
            <label className="label" htmlFor={id}>
              {label}
            </label>
            <input
              className="input"
              id={id}
              name={id}
              inputMode="numeric"
              dir="ltr"
              defaultValue={(values && single(values, id)) || String(count)}
            />
          </div>
        ))}
      </div>
      <button className="button" type="submit">
        {t("save")}
      </button>
    </form>
  );
}
