import { askedWords } from "#app/_components/rates/definition-words.ts";
import { figures } from "#app/_components/rates/figures.ts";
import type { AppraisedDefinition } from "#lib/appraisals/definition.ts";
import { type AppraisedId, sourceOf } from "#lib/appraisals/indicators.ts";
import type { SchemeLine } from "#lib/appraisals/scheme.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { appraisedMeaning, ruleWords } from "../../../../schemes/words.ts";

type Props = { locale: Locale; id: AppraisedId; definition: AppraisedDefinition | undefined; rule: SchemeLine | undefined };

/** How an indicator was counted, by which version of its definition, where it came from, and how it became points. */
export function LineDefinition({ locale, id, definition, rule }: Props) {
  const t = translator(locale, "appraisals");
  const rate = definition?.rate;
  const asked = rate?.question ? askedWords(locale, { ...rate, question: rate.question }) : undefined;
  return (
    <details>
      <summary>{t("how")}</summary>
      {(asked ? [asked.share, ...asked.said] : [appraisedMeaning(locale, id)]).map((words) => (
        <span key={words} className="quiet">
          {words}
        </span>
      ))}
      {definition && (
        <span className="quiet" data-definition={definition.version}>
          {rate?.since
            ? t("definition_since", { number: definition.version, month: figures(locale).month(rate.since) })
            : t("definition_version", { number: definition.version })}{" "}
          {rate && <a href={`/${locale}/staff/definitions#${id}`}>{t("definition_all")}</a>}
        </span>
      )}
      <span className="quiet">{t(`source_${sourceOf(id)}`)}</span>
      {rule && <span className="quiet">{ruleWords(locale, rule)}</span>}
    </details>
  );
}
