import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { Scroll } from "#app/_ui/scroll.tsx";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { judgedPeople } from "#lib/people/people-import-queries.ts";
import { requireStaff } from "#lib/people/session.ts";
import type { FILE_VERDICTS } from "#lib/units/organisation-file.ts";
import { judgedUnits, stagedKind } from "#lib/units/organisation-import-queries.ts";
import { organisationProblems } from "../../problems.ts";
import "../../../panels.css";

type Props = { params: Promise<{ locale: string; id: string }> };
const MOST_SHOWN = 500;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "organisation")("staged_title") };
}

/** What a file would change, line by line, before it does. */
export default async function StagedPage({ params }: Props) {
  const [locale, { id }] = [await localeOf(params), await params];
  const path = `/${locale}/staff/organisation/imports/${id}`;
  const actor = await requireStaff(locale, path);
  const kind = await stagedKind(actor, id);
  const lines = kind === "people" ? await judgedPeople(actor, id) : kind && (await judgedUnits(actor, id));
  if (!lines) notFound();
  const returned = await returnedForm(path);
  const t = translator(locale, "organisation");
  const count = (verdict: (typeof FILE_VERDICTS)[number]) => lines.filter((line) => line.verdict === verdict).length;
  const totals = { added: count("added"), changed: count("changed"), same: count("same"), refused: count("refused") };
  const first = [...lines].sort((a, b) => Number(b.verdict === "refused") - Number(a.verdict === "refused")).slice(0, MOST_SHOWN);
  return (
    <StaffFrame locale={locale} actor={actor} area="organisation" path={`/staff/organisation/imports/${id}`}>
      <ErrorSummary title={t("problem_title")} problems={organisationProblems(locale, returned?.problems)} />
      <p>
        <a href={`/${locale}/staff/organisation`}>{t("back")}</a>
      </p>
      <h1>{t("staged_title")}</h1>
      <p>{t("staged_why")}</p>
      <p>
        <strong>{t("staged_totals", totals)}</strong>
      </p>
      <Scroll label={t("staged_title")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("staged_line")}</th>
              <th scope="col">{t("staged_what")}</th>
              <th scope="col">{t("staged_does")}</th>
            </tr>
          </thead>
          <tbody>
            {first.map(({ line, what, verdict, problem }) => (
              <tr key={line}>
                <td>{line}</td>
                <td>
                  <bdi>{what}</bdi>
                </td>
                <td>
                  {t(`verdict_${verdict}`)}
                  {problem && `: ${t(`line_${problem}`)}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {totals.refused > 0 ? (
        <p className="notice">{t("staged_mend")}</p>
      ) : (
        <form method="post" action={`${path}/storing`} className="stack">
          {kind === "people" && <p>{t("staged_links")}</p>}
          <button className="button" type="submit">
            {t("staged_store")}
          </button>
        </form>
      )}
    </StaffFrame>
  );
}
