import { figures as numbers } from "#app/_components/rates/figures.ts";
import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { type Finding, mayGoOut } from "#lib/publications/findings.ts";

type Props = {
  locale: Locale;
  findings: readonly Finding[];
  /** Where the second person sends what they have seen; nowhere for others. */
  action: string | undefined;
  /** The digest of the text that is read beside the list. */
  text: string | undefined;
  /** What the button says. */
  button: string;
  values: Fields | undefined;
};

/** The form of the list, which what is left out belongs to. */
export const CHECK_FORM = "check";
const SIGNS = { fine: "✓", look: "●", stop: "✕" } as const;

/** The list that the system has filled in as far as it can; the second person goes through it line by line. */
export function CheckList({ locale, findings, action, text, button, values }: Props) {
  const t = translator(locale, "publishing");
  const f = numbers(locale);
  const lines = findings.map(({ id, state, figures }) => {
    const counts = Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, f.count(value)]));
    const said =
      state === "fine" && id !== "bases" && id !== "hidden" && id !== "fresh" ? t(`fine_${id}`, counts) : t(`finding_${id}`, counts);
    const words = (
      <span>
        <strong className={`finding ${state}`}>
          <span aria-hidden="true">{SIGNS[state]}</span> {t(`is_${state}`)}
        </strong>
        {said}
      </span>
    );
    return (
      <li key={id}>
        {action ? (
          <label className="choice">
            <input
              type="checkbox"
              id={`seen_${id}`}
              name={`seen_${id}`}
              value="yes"
              defaultChecked={values ? single(values, `seen_${id}`) === "yes" : false}
            />
            {words}
          </label>
        ) : (
          <div className="choice">{words}</div>
        )}
      </li>
    );
  });
  const list = <ol className="plain-list stack">{lines}</ol>;
  if (!action) return list;
  return (
    <form id={CHECK_FORM} className="stack" method="post" action={action}>
      <input type="hidden" name="text" value={text} />
      {list}
      {mayGoOut(findings) ? (
        <button className="button" type="submit">
          {button}
        </button>
      ) : (
        <p className="notice">{t("cannot_go_out")}</p>
      )}
    </form>
  );
}
