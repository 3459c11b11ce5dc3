import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { spokenGroups } from "#lib/requests/request-code.ts";

/** A code in groups of four: seen, heard sign by sign, printed, and copied where script runs. */
export function Code({ locale, code }: { locale: Locale; code: string }) {
  const t = translator(locale, "help");
  const groups = spokenGroups(code);
  return (
    <div className="code" dir="ltr">
      <p className="code-groups" aria-hidden="true" data-code={groups.join("-")}>
        {groups.map((group) => (
          <code key={group}>{group}</code>
        ))}
      </p>
      <p className="visually-hidden">{groups.map((group) => [...group].join(" ")).join(", ")}</p>
      <p className="code-ways" dir="auto" data-ways hidden>
        <button className="button quiet-button" type="button" data-copy={t("copied")}>
          {t("copy")}
        </button>
        <button className="button quiet-button" type="button" data-print>
          {t("print")}
        </button>
      </p>
    </div>
  );
}
