import { figures as numbers } from "#app/_components/rates/figures.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { replyKey } from "#lib/publications/draft-queries.ts";
import type { Figures } from "#lib/publications/snapshot.ts";
import type { UnitWords as Words } from "#lib/publications/words-queries.ts";
import { CHECK_FORM } from "./check-list.tsx";

type Props = {
  locale: Locale;
  figures: Figures;
  words: ReadonlyMap<string, Words>;
  /** Whether the reader may leave out what would name somebody. */
  mayLeaveOut: boolean;
  values: Fields | undefined;
};

export const LONGEST_WHY = 200;

/** What units say that goes out with the numbers: to be read for what would name somebody. */
export function UnitWords({ locale, figures, words, mayLeaveOut, values }: Props) {
  const t = translator(locale, "publishing");
  const f = numbers(locale);
  const said = figures.units.flatMap(({ id, name }) => {
    const own = words.get(id);
    return own ? [{ id, name, ...own }] : [];
  });
  if (said.length === 0) return <p>{t("words_none")}</p>;
  const list = (
    <ul className="plain-list stack">
      {said.map(({ id, name, reply, told }) => (
        <li key={id} className="stack">
          <h3>{inLocale(name, locale)}</h3>
          {reply.map(({ words: text, on }, at) => (
            <div key={replyKey(id, at)}>
              <p className="quiet">{t("replied_on", { day: f.day(on) })}</p>
              <blockquote dir="auto">{text}</blockquote>
              {mayLeaveOut && (
                <label className="choice">
                  <input
                    type="checkbox"
                    form={CHECK_FORM}
                    name="leave"
                    value={replyKey(id, at)}
                    defaultChecked={values?.get("leave")?.includes(replyKey(id, at))}
                  />
                  {t("leave_out")}
                </label>
              )}
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
  if (!mayLeaveOut || said.every(({ reply }) => reply.length === 0)) return list;
  return (
    <>
      {list}
      <div className="field">
        <label className="label" htmlFor="leave_why">
          {t("leave_why")}
        </label>
        <input
          className="input"
          id="leave_why"
          name="leave_why"
          form={CHECK_FORM}
          maxLength={LONGEST_WHY}
          dir="auto"
          defaultValue={values ? single(values, "leave_why") : ""}
        />
      </div>
    </>
  );
}
