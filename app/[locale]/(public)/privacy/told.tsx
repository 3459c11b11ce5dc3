import { ruleWords } from "#app/_components/operations/rule-words.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { KeepingNumbers } from "#lib/operations/stored-fields/keeping.ts";
import { type Section, toldOf } from "#lib/operations/stored-fields/sections.ts";

type Props = { locale: Locale; section: Section; numbers: KeepingNumbers };

/** What is kept of who does one thing: why, for how long, and who sees it. */
export function Told({ locale, section, numbers }: Props) {
  const t = translator(locale, "privacy");
  const words = ruleWords(locale, numbers);
  const { kept, seers } = toldOf(section);
  const who = words.seenBy(seers);
  return (
    <section className="stack">
      <h2>{t(`section_${section}`)}</h2>
      <p>{t(`why_${section}`)}</p>
      <h3>{t("how_long")}</h3>
      <dl className="kept">
        {kept.map(({ keep, things }) => (
          <div key={keep}>
            <dt>{words.kept(keep)}</dt>
            <dd>{words.list([...new Set(things.map((thing) => t(`thing_${thing}`)))])}</dd>
          </div>
        ))}
      </dl>
      <p>{who ? t("who", { who }) : t("who_none")}</p>
    </section>
  );
}
