import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

type Door = "help" | "results" | "officer";
type Props = { locale: Locale; doors: readonly Door[]; unitSlug?: string | undefined };

/** The next useful things, each a large link with a sentence. */
export function Doors({ locale, doors, unitSlug }: Props) {
  const t = translator(locale, "pages");
  const where: Record<Door, string> = {
    help: `/${locale}/help`,
    results: `/${locale}/results`,
    officer: unitSlug ? `/${locale}/units/${unitSlug}` : `/${locale}/units`,
  };
  const words: Record<Door, [string, string]> = {
    help: [t("door_help"), t("door_help_more")],
    results: [t("door_results"), t("door_results_more")],
    officer: [t("door_officer"), t("door_officer_more")],
  };
  return (
    <ul className="doors">
      {doors.map((door) => (
        <li key={door}>
          <a href={where[door]}>
            {words[door][0]}
            <span>{words[door][1]}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
