import { SelectField } from "#app/_ui/select-field.tsx";
import { type AppraisedId, isEvents } from "#lib/appraisals/indicators.ts";
import { RULES, type SchemeLine } from "#lib/appraisals/scheme.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { typedBound } from "../scheme-in.ts";
import { appraisedMeaning, appraisedName } from "../words.ts";
import { NumberField } from "./number-field.tsx";

type Props = { locale: Locale; id: AppraisedId; line: SchemeLine | undefined; values: Fields | undefined };

const USUAL = { weight: 10, rule: "target", low: 0.5, high: 0.9, minimum: 30 } as const;

/** One indicator: whether it counts, how much, and how its value becomes points. */
export function LineFields({ locale, id, line, values }: Props) {
  const t = translator(locale, "schemes");
  const sent = (name: string, otherwise: string) => (values ? single(values, `${id}_${name}`) : otherwise);
  const { weight, rule, low, high, minimum } = line ?? { ...USUAL, ...(isEvents(id) ? { low: 0, high: 2 } : {}) };
  const unit = isEvents(id) ? t("unit_events") : t("unit_percent");
  const isUsed = values ? sent("use", "") === "1" : line !== undefined;
  return (
    <fieldset className="panel scheme-line">
      <legend className="visually-hidden">{appraisedName(locale, id)}</legend>
      <label className="choice">
        <input type="checkbox" name={`${id}_use`} value="1" defaultChecked={isUsed} />
        <span>
          <strong>{appraisedName(locale, id)}</strong>
          <span className="quiet">{appraisedMeaning(locale, id)}</span>
        </span>
      </label>
      <NumberField id={`${id}_weight`} label={t("weight")} value={sent("weight", String(weight))} />
      <SelectField
        id={`${id}_rule`}
        label={t("rule")}
        value={sent("rule", rule)}
        choices={RULES.map((key) => ({ key, name: t(`rule_${key}`) }))}
      />
      <NumberField id={`${id}_low`} label={`${t("low")} (${unit})`} value={sent("low", typedBound(id, low))} />
      <NumberField id={`${id}_high`} label={`${t("high")} (${unit})`} value={sent("high", typedBound(id, high))} />
      <NumberField id={`${id}_minimum`} label={t("minimum")} value={sent("minimum", String(minimum))} />
    </fieldset>
  );
}
