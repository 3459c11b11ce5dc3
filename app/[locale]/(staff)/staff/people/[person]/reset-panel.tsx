import { clock } from "#app/_components/frame/clock.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { StaffActor } from "#lib/people/actor.ts";
import type { KeptPerson } from "#lib/people/person-queries.ts";

type Props = { locale: Locale; actor: StaffActor; person: KeptPerson; values: Fields | undefined };

/** A first link again, or, for who has signed in before, a reset that two administrators make together. */
export function ResetPanel({ locale, actor, person, values }: Props) {
  const t = translator(locale, "members");
  const action = `/${locale}/staff/people/${person.id}`;
  if (person.hasLeft) return null;
  if (!person.hasPassword && !person.hasFactor) {
    return (
      <form className="panel stack" method="post" action={`${action}/invitation`}>
        <h2>{t("again")}</h2>
        <p className="quiet">{t("again_how")}</p>
        <button className="button" type="submit">
          {t("again")}
        </button>
      </form>
    );
  }
  const { reset } = person;
  return (
    <form className="panel stack" method="post" action={`${action}/reset`} noValidate>
      <h2>{t("reset")}</h2>
      <p>{t("reset_how")}</p>
      {reset && (
        <p>
          <bdi>{t("reset_asked", { name: reset.askedByName, when: clock(locale).format(reset.askedAt), why: reset.why })}</bdi>
        </p>
      )}
      {reset && reset.askedBy === actor.personId && <p className="notice">{t("reset_another")}</p>}
      {reset && reset.askedBy !== actor.personId && (
        <div className="row">
          <button className="button" type="submit" name="how" value="confirmed">
            {t("reset_confirm")}
          </button>
          <button className="button plain" type="submit" name="how" value="refused">
            {t("reset_refuse")}
          </button>
        </div>
      )}
      {!reset && (
        <>
          <div className="field">
            <label className="label" htmlFor="why">
              {t("reset_why")}
            </label>
            <textarea
              className="input"
              id="why"
              name="why"
              rows={3}
              maxLength={500}
              defaultValue={values ? single(values, "why") : ""}
              dir="auto"
            />
          </div>
          <button className="button" type="submit" name="how" value="asked">
            {t("reset_ask")}
          </button>
        </>
      )}
    </form>
  );
}
