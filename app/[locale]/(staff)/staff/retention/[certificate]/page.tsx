import type { Metadata } from "next";
import { notFound } from "next/navigation";
import * as z from "zod";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { figures } from "#app/_components/rates/figures.ts";
import { Scroll } from "#app/_ui/scroll.tsx";
import { inLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { requireStaff } from "#lib/people/session.ts";
import { needs } from "#lib/requests/catalogue-queries.ts";
import { FORGOTTEN_KINDS } from "#lib/requests/retention.ts";
import { certificate } from "#lib/requests/retention-queries.ts";
import "../../panels.css";

type Props = { params: Promise<{ locale: string; certificate: string }> };

const COLUMNS = ["requests", ...FORGOTTEN_KINDS] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "retention")("certificate") };
}

/** A certificate of what was deleted, to be read, printed and kept. */
export default async function CertificatePage({ params }: Props) {
  const [locale, { certificate: id }] = await Promise.all([localeOf(params), params]);
  const path = `/staff/retention/${id}`;
  const actor = await requireStaff(locale, `/${locale}${path}`);
  const found = z.uuid().safeParse(id).success ? await certificate(actor, id) : undefined;
  if (!found) notFound();
  const t = translator(locale, "retention");
  const f = figures(locale);
  const known = new Map((await needs(actor)).map(({ key, title }) => [key, inLocale(title, locale)]));
  return (
    <StaffFrame locale={locale} actor={actor} area="retention" path={path}>
      <h1>{t("certificate")}</h1>
      <p>{t("certificate_of", { unit: inLocale(found.unitName, locale), day: f.day(found.on) })}</p>
      <p>{t("certificate_says", { day: f.day(found.on) })}</p>
      <Scroll label={t("certificate")}>
        <table className="lines">
          <thead>
            <tr>
              <th scope="col">{t("need")}</th>
              {COLUMNS.map((name) => (
                <th key={name} scope="col" className="number">
                  {t(`n_${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Object.entries(found.counts).map(([need, counts]) => (
              <tr key={need}>
                <th scope="row">{known.get(need) ?? need}</th>
                {COLUMNS.map((name) => (
                  <td key={name} className="number">
                    {f.count(counts[name])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <dl className="facts">
        <dt>{t("digest")}</dt>
        <dd>
          <code className="token" dir="ltr">
            {found.digest}
          </code>
        </dd>
      </dl>
      <p className={found.holdsTrue ? "quiet" : "missing"}>{t(found.holdsTrue ? "true" : "untrue")}</p>
      <p>
        <a href={`/${locale}${path}/file`}>{t("download")}</a> · <a href={`/${locale}/staff/retention`}>{t("back")}</a>
      </p>
    </StaffFrame>
  );
}
