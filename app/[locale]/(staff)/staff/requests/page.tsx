import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { returnedForm } from "#lib/http/returned-form.ts";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { alerts } from "#lib/requests/danger-queries.ts";
import { QUEUES, queue } from "#lib/requests/desk-queries.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { subtree } from "#lib/units/tree.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { DeskKeys } from "./desk-keys.tsx";
import { Did } from "./did.tsx";
import { doneAtOnce } from "./done-at-once.ts";
import { deskKeys } from "./key-words.ts";
import { LiveCounts } from "./live-counts.tsx";
import { problemLines } from "./problems.ts";
import { QueueTable } from "./queue-table.tsx";
import { UnitLoads } from "./unit-loads.tsx";
import "../panels.css";
import "./desk.css";
import { MAY } from "#lib/people/matrix.ts";

type Search = Partial<Record<"queue" | "unit" | "did" | "of" | "undone", string | string[]>>;
type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Search> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "desk")("title") };
}

/** What residents have asked for: what is due first on top. */
export default async function QueuePage({ params, searchParams }: Props) {
  const [locale, search] = await Promise.all([localeOf(params), searchParams]);
  const actor = await requireStaff(locale, `/${locale}/staff/requests`);
  const units = await unitsInScope(actor);
  const chosen = QUEUES.find((each) => each === search.queue) ?? "open";
  const unit = units.find(({ slug }) => slug === search.unit);
  const found = await queue(actor, chosen, unit && subtree(units, unit.id));
  const [returned, done, alerted] = await Promise.all([
    returnedForm(`/${locale}/staff/requests`),
    doneAtOnce(actor, search.did),
    alerts(actor),
  ]);
  const unseen = alerted.filter(({ seen }) => seen.length === 0).length;
  const did = done && { ...done, of: Number(search.of) || done.done };
  const undone = search.undone === undefined ? undefined : Number(search.undone) || 0;
  const isOpen = chosen !== "closed";
  const t = translator(locale, "desk");
  const works = actor.roles.some(({ role }) => [...MAY["requests.work"], ...MAY["complaints.work"]].some((each) => each === role));
  const of = unit ? `&unit=${unit.slug}` : "";
  return (
    <StaffFrame locale={locale} actor={actor} area="requests" path={`/staff/requests?queue=${chosen}${of}`}>
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <Did locale={locale} did={did} undone={undone} />
      <h1>{unit ? t("title_of", { unit: inLocale(unit.name, locale) }) : t("title")}</h1>
      {unseen > 0 && (
        <p className="notice">
          <a href={`/${locale}/staff/alerts`}>{t("alerts_unseen", { number: unseen })}</a>
        </p>
      )}
      {works ? (
        <>
          <nav aria-label={t("queues")}>
            <ul className="queues">
              {QUEUES.map((each) => (
                <li key={each}>
                  <a
                    className="button plain"
                    href={`/${locale}/staff/requests?queue=${each}${of}`}
                    aria-current={each === chosen ? "page" : undefined}
                  >
                    {t(`queue_${each}`)} <span data-count={each}>{found.counts[each]}</span>
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          {found.requests.length === 0 ? (
            <p className="notice">{t(`empty_${chosen}`)}</p>
          ) : (
            <form method="post" action={`/${locale}/staff/requests/bulk`} className="stack">
              <QueueTable
                locale={locale}
                requests={found.requests}
                units={units}
                isOpen={isOpen}
                chosen={returned?.values.get("request") ?? []}
              />
              {isOpen && <BulkBar locale={locale} values={returned?.values} />}
            </form>
          )}
          <LiveCounts
            address={`/${locale}/staff/requests/live${unit ? `?unit=${unit.slug}` : ""}`}
            words={t("live_new")}
            reload={t("live_reload")}
          />
          <DeskKeys title={t("keys")} close={t("keys_close")} use={t("keys_use")} keys={deskKeys(locale)} />
          <UnitLoads locale={locale} units={units} loads={found.units} chosen={unit?.slug} />
        </>
      ) : (
        <p className="notice">{t("not_yours")}</p>
      )}
    </StaffFrame>
  );
}
