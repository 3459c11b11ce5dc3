import { unitChoices } from "#app/_components/frame/unit-choices.ts";
import { SelectField } from "#app/_ui/select-field.tsx";
import { TextField } from "#app/_ui/text-field.tsx";
import { addMonths, dayOf, monthOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { fitsBelow } from "#lib/units/definition.ts";
import { type KeptUnit, plannedMove } from "#lib/units/organisation-queries.ts";
import { nameIn } from "../unit-state.ts";

type Props = { locale: Locale; unit: KeptUnit; units: readonly KeptUnit[]; values: Fields | undefined };

/** Where the unit stood, and where it is to stand from the first of a month on. */
export function MovePanel({ locale, unit, units, values }: Props) {
  const t = translator(locale, "organisation");
  const today = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
  const planned = plannedMove(unit, today);
  const above = units.filter(({ id, kind, closed, mine }) => mine && !closed && id !== unit.parentId && fitsBelow(unit.kind, kind));
  const next = addMonths(monthOf(today), 1).slice(0, 7);
  return (
    <form className="panel stack" method="post" action={`/${locale}/staff/organisation/${unit.slug}/move`} noValidate>
      <h2>{t("move")}</h2>
      {unit.moves.length > 0 && (
        <>
          <h3>{t("moves")}</h3>
          <ol>
            {unit.moves.map(({ parentId, from }, index) => (
              <li key={from}>
                <bdi>{t(index === 0 ? "moves_first" : "moves_then", { unit: nameIn(units, parentId, locale), when: from })}</bdi>
              </li>
            ))}
          </ol>
        </>
      )}
      {planned ? (
        <button className="button plain" type="submit" name="give_up" value="yes">
          {t("move_undo")}
        </button>
      ) : (
        <>
          <p className="quiet">{t("move_how", { unit: nameIn(units, unit.parentId ?? "", locale) })}</p>
          <SelectField
            id="parent"
            label={t("move_to")}
            value={values ? single(values, "parent") : ""}
            choices={unitChoices(above, locale)}
          />
          <TextField id="from" label={t("move_from")} type="month" defaultValue={(values && single(values, "from")) || next} />
          <button className="button" type="submit">
            {t("move_do")}
          </button>
        </>
      )}
    </form>
  );
}
