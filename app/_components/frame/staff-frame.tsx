import { SignOutForm } from "#app/[locale]/(staff)/staff/sign-out/sign-out-form.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { StaffActor } from "#lib/people/actor.ts";
import { Demonstration } from "./demonstration.tsx";
import { Languages } from "./languages.tsx";

/** The areas, by what somebody comes for. */
const GROUPS = {
  results: ["rates", "trend", "units", "drivers", "quality", "weights", "words", "review", "seals", "definitions"],
  help: ["requests", "alerts", "solved", "issues", "hours", "desk", "needs", "danger-words", "retention"],
  asking: ["surveys", "touchpoints", "slips", "visits", "invitations", "entry", "population"],
  force: [
    "administration",
    "organisation",
    "people",
    "services",
    "roles",
    "contacts",
    "tokens",
    "deliveries",
    "settings",
    "stored-fields",
    "audit",
  ],
  appraisal: ["schemes", "appraisals", "knowledge", "publications"],
} as const;
type Group = keyof typeof GROUPS;
/** One's own account stands under one's name, not among the areas. */
type Area = (typeof GROUPS)[Group][number] | "account";
const groups = Object.entries(GROUPS) as [Group, readonly Area[]][];
type Props = {
  locale: Locale;
  actor: StaffActor;
  area: Area;
  /** The address below the language, with its filters, so that a language link leads to the same view. */
  path: string;
  /** What stands on top: unit, period and other choices. */
  filters?: React.ReactNode;
  children: React.ReactNode;
};

/** The plain frame of the staff: choices on top, areas at the side. */
export function StaffFrame({ locale, actor, area, path, filters, children }: Props) {
  const t = translator(locale, "common");
  const links = groups.map(([group, areas]) => (
    <details key={group} open={areas.includes(area)}>
      <summary>{t(`group_${group}`)}</summary>
      <ul>
        {areas.map((key) => (
          <li key={key}>
            <a href={`/${locale}/staff${key === "rates" ? "" : `/${key}`}`} aria-current={key === area ? "page" : undefined}>
              {t(`area_${key}`)}
            </a>
          </li>
        ))}
      </ul>
    </details>
  ));
  return (
    <>
      <header>
        <Demonstration locale={locale} />
        <div className="staff-top">
          <a className="product" href={`/${locale}/staff`}>
            {t("product")}
          </a>
          <Languages locale={locale} path={path} />
          <a className="quiet" href={`/${locale}/staff/account`} aria-current={area === "account" ? "page" : undefined}>
            {actor.name}
          </a>
          <SignOutForm locale={locale} />
        </div>
      </header>
      <div className="staff-body">
        <nav className="areas wide" aria-label={t("areas")}>
          {links}
        </nav>
        <nav className="areas narrow" aria-label={t("areas")}>
          <details>
            <summary>{t("areas")}</summary>
            {links}
          </details>
        </nav>
        <div className="staff-content">
          {filters}
          <main className="stack">{children}</main>
        </div>
      </div>
    </>
  );
}
