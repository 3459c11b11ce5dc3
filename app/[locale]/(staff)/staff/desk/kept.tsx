import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { AssignmentRule } from "#lib/requests/desk-keeping-queries.ts";
import { type ReplyTemplate, templateIn } from "#lib/requests/template-definition.ts";
import type { UnitNode } from "#lib/units/queries.ts";

const named = (units: readonly UnitNode[], unitId: string, locale: Locale) => {
  const unit = units.find(({ id }) => id === unitId);
  return unit ? inLocale(unit.name, locale) : "";
};

type Kept = { locale: Locale; kind: "template" | "rule"; id: string; name: string };

/** Take something away, after a second look. */
function Removal({ locale, kind, id, name }: Kept) {
  const t = translator(locale, "desk");
  return (
    <details>
      <summary>{t("remove")}</summary>
      <form method="post" action={`/${locale}/staff/desk/removal`} className="row">
        <input type="hidden" name="kind" value={kind} />
        <button className="button plain" type="submit" name="id" value={id}>
          {t("remove_yes", { name })}
        </button>
      </form>
    </details>
  );
}

/** What a desk often writes. */
export function Templates({
  locale,
  templates,
  units,
  mine,
}: {
  locale: Locale;
  templates: readonly ReplyTemplate[];
  units: readonly UnitNode[];
  mine: readonly string[];
}) {
  const t = translator(locale, "desk");
  if (templates.length === 0) return <p className="notice">{t("templates_none")}</p>;
  return (
    <ul className="works">
      {templates.map(({ id, unitId, name, words }) => (
        <li key={id} className="panel stack">
          <strong>{name}</strong>
          <p className="quiet">
            {named(units, unitId, locale)} {Object.keys(words).join(", ")}
          </p>
          <p className="asked" dir="auto">
            {templateIn(words, locale)}
          </p>
          {mine.includes(unitId) && <Removal locale={locale} kind="template" id={id} name={name} />}
        </li>
      ))}
    </ul>
  );
}

/** Who gets what comes in by itself. */
export function Rules({ locale, rules, units }: { locale: Locale; rules: readonly AssignmentRule[]; units: readonly UnitNode[] }) {
  const t = translator(locale, "desk");
  if (rules.length === 0) return <p className="notice">{t("rules_none")}</p>;
  return (
    <ul className="works">
      {rules.map(({ id, unitId, needTitle, person }) => {
        const rule = t("rule_is", {
          unit: named(units, unitId, locale),
          need: needTitle ? inLocale(needTitle, locale) : t("any_need"),
          person,
        });
        return (
          <li key={id} className="panel stack">
            <p>{rule}</p>
            <Removal locale={locale} kind="rule" id={id} name={rule} />
          </li>
        );
      })}
    </ul>
  );
}
