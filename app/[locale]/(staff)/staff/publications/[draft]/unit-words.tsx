import { figures as numbers } from "#app/_components/rates/figures.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Figures } from "#lib/publications/snapshot.ts";
import type { UnitWords as Words } from "#lib/publications/words-queries.ts";

type Props = { locale: Locale; figures: Figures; words: ReadonlyMap<string, Words> };

/** What units say that goes out with the numbers: to be read for what would name somebody. */
export function UnitWords({ locale, figures, words }: Props) {
  const t = translator(locale, "publishing");
  const f = numbers(locale);
  const said = figures.units.flatMap(({ id, name }) => {
    const own = words.get(id);
    return own ? [{ id, name, ...own }] : [];
  });
  if (said.length === 0) return <p>{t("words_none")}</p>;
  return (
    <ul className="plain-list stack">
      {said.map(({ id, name, reply, told }) => (
        <li key={id} className="stack">
          <h3>{inLocale(name, locale)}</h3>
          {reply.map(({ words: text, on }) => (
            <div key={`${on} ${text}`}>
              <p className="quiet">{t("replied_on", { day: f.day(on) })}</p>
              <blockquote dir="auto">{text}</blockquote>
            </div>
          ))}
          {told.map(({ said: asked, did, on }) => (
            <p key={`${on} ${did.en}`}>
              <strong>{t("you_said")}</strong> {inLocale(asked, locale)} <strong>{t("we_did")}</strong> {inLocale(did, locale)}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
