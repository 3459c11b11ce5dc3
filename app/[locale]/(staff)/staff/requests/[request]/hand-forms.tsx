import { unitChoices } from "#app/_components/frame/unit-choices.ts";
import { figures } from "#app/_components/rates/figures.ts";
import { SelectField } from "#app/_ui/select-field.tsx";
import { type Fields, single } from "#lib/http/fields.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { DeskRequest } from "#lib/requests/desk-request-queries.ts";
import type { Agency } from "#lib/requests/need.ts";
import type { DeskPerson } from "#lib/requests/people-queries.ts";
import { LONGEST_PLACE } from "#lib/requests/request-definition.ts";
import type { SimilarRequest } from "#lib/requests/similar-queries.ts";
import type { everyUnit } from "#lib/units/public-queries.ts";

type Props = {
  locale: Locale;
  found: DeskRequest;
  people: readonly DeskPerson[];
  units: Awaited<ReturnType<typeof everyUnit>>;
  agencies: readonly Agency[];
  similar: readonly SimilarRequest[];
  values: Fields | undefined;
};

/** Give it to somebody, hand it on, or see that it is one matter with another. */
export function HandForms({ locale, found, people, units, agencies, similar, values }: Props) {
  const t = translator(locale, "desk");
  const f = figures(locale);
  const base = `/${locale}/staff/requests/${found.id}`;
  const sent = (name: string) => (values ? single(values, name) : "");
  const choose = { key: "", name: t("outcome_choose") };
  const mayRefer = found.kind === "help" || found.kind === "clue";
  return (
    <div className="works">
      <form method="post" action={`${base}/hand-over`} className="panel stack">
        <h2>{t("assign_title")}</h2>
        <input type="hidden" name="seen" value={found.taken} />
        <SelectField
          id="person"
          label={t("assign_to")}
          value={sent("person")}
          choices={[{ key: "", name: t("the_desk") }, ...people.map(({ id, name }) => ({ key: id, name }))]}
        />
        <button className="button plain" type="submit">
          {t("assign")}
        </button>
      </form>
      {mayRefer && (
        <form method="post" action={`${base}/referral`} className="panel stack">
          <h2>{t("refer_title")}</h2>
          <p className="quiet">{t("refer_what")}</p>
          <SelectField
            id="to"
            label={t("refer_to")}
            value={sent("to")}
            choices={[choose]}
            groups={[
              {
                name: t("units"),
                choices: unitChoices(
                  units.filter(({ id }) => id !== found.unitId),
                  locale,
                ).map(({ key, name }) => ({ key: `unit:${key}`, name })),
              },
              { name: t("agencies"), choices: agencies.map(({ key, name }) => ({ key: `agency:${key}`, name: inLocale(name, locale) })) },
            ]}
          />
          <div className="field">
            <label className="label" htmlFor="why">
              {t("refer_why")}
            </label>
            <input className="input" id="why" name="why" maxLength={LONGEST_PLACE} dir="auto" defaultValue={sent("why")} />
          </div>
          <button className="button plain" type="submit">
            {t("refer")}
          </button>
        </form>
      )}
      {similar.length > 0 && (
        <section className="panel stack" aria-labelledby="similar">
          <h2 id="similar">{t("similar")}</h2>
          <p className="quiet">{t("similar_what")}</p>
          {similar.map(({ id, receivedOn, words, place }) => (
            <form key={id} method="post" action={`${base}/merge`} className="stack note">
              <p className="quiet">
                <a href={`/${locale}/staff/requests/${id}`}>{f.day(receivedOn)}</a> {place}
              </p>
              <p dir="auto">{words}</p>
              <button className="button plain" type="submit" name="kept" value={id}>
                {t("merge")}
              </button>
            </form>
          ))}
        </section>
      )}
    </div>
  );
}
