import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { MEASURES } from "#lib/rates/measures.ts";

/** The numbers that are no rate of a question: in plain words and as a formula. */
export function MeasureList({ locale }: { locale: Locale }) {
  const t = translator(locale, "measures");
  return (
    <div className="definitions">
      {MEASURES.map(({ id, version, formula }) => (
        <section key={id} id={id} className="definition">
          <h2>{t(`title_${id}`)}</h2>
          <p>{t(`words_${id}`)}</p>
          <p className="formula">
            <code dir="ltr">
              {id} v{version} = {formula}
            </code>
          </p>
        </section>
      ))}
    </div>
  );
}
