import type { Locale } from "#lib/i18n/locales.ts";
import { INDICATORS } from "#lib/rates/indicators.ts";
import type { OpenVersion } from "#lib/surveys/queries.ts";
import { definitionWords } from "./definition-words.ts";

type Props = { locale: Locale; versions: readonly OpenVersion[] };

/** Every indicator in plain words and as its formula. */
export function DefinitionList({ locale, versions }: Props) {
  return (
    <div className="definitions">
      {INDICATORS.map((indicator) => {
        const words = definitionWords(locale, indicator, versions);
        if (!words) return null;
        return (
          <section key={indicator.id} id={indicator.id} className="definition">
            <h2>{words.share}</h2>
            {words.said.map((each) => (
              <p key={each}>{each}</p>
            ))}
            <ul className="quiet">
              {words.fed.map(({ key, text }) => (
                <li key={key}>{text}</li>
              ))}
            </ul>
            <p className="formula">
              <code>{words.formula}</code>
            </p>
          </section>
        );
      })}
    </div>
  );
}
