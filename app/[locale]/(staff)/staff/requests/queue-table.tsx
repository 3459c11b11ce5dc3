import { figures } from "#app/_components/rates/figures.ts";
import { Scroll } from "#app/_ui/scroll.tsx";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { QueuedRequest } from "#lib/requests/desk-queries.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { DueMark } from "./due-mark.tsx";

type Props = {
  locale: Locale;
  requests: readonly QueuedRequest[];
  units: readonly UnitNode[];
  /** They can be chosen, to work several at once. */
  isOpen: boolean;
  /** Those that a refused form had chosen. */
  chosen: readonly string[];
};

/** A line for each request of a queue. */
export function QueueTable({ locale, requests, units, isOpen, chosen }: Props) {
  const t = translator(locale, "desk");
  const f = figures(locale);
  const nameOf = new Map(units.map(({ id, name }) => [id, inLocale(name, locale)]));
  return (
    <Scroll label={t("title")}>
      <table className="lines">
        <thead>
          <tr>
            {isOpen && (
              <th scope="col">
                <span className="visually-hidden">{t("choose")}</span>
              </th>
            )}
            <th scope="col">{t("request")}</th>
            <th scope="col">{t("unit")}</th>
            <th scope="col">{t("received")}</th>
            <th scope="col">{t("due")}</th>
            <th scope="col">{t("standing")}</th>
            <th scope="col">{t("taken_by")}</th>
          </tr>
        </thead>
        <tbody>
          {requests.map((request) => (
            <tr key={request.id} data-request={request.id}>
              {isOpen && (
                <td>
                  <input
                    type="checkbox"
                    className="pick"
                    name="request"
                    value={request.id}
                    defaultChecked={chosen.includes(request.id)}
                    aria-label={t("choose_request", { request: inLocale(request.title, locale), day: f.day(request.receivedOn) })}
                  />
                </td>
              )}
              <th scope="row">
                <a href={`/${locale}/staff/requests/${request.id}`}>{inLocale(request.title, locale)}</a>
                {request.kind !== "help" && <span className="tag">{t(`kind_${request.kind}`)}</span>}
              </th>
              <td>{nameOf.get(request.unitId) ?? ""}</td>
              <td>{f.day(request.receivedOn)}</td>
              <td>
                <DueMark locale={locale} request={request} />
              </td>
              <td>{t(`standing_${request.standing}`)}</td>
              <td>{request.takenBy ?? t("nobody")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
