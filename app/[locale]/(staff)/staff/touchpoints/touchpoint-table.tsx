import { figures } from "#app/_components/rates/figures.ts";
import { channelName } from "#app/_components/rates/words.ts";
import { Scroll } from "#app/_ui/scroll.tsx";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { Touchpoint } from "#lib/surveys/touchpoint-queries.ts";
import type { Service } from "#lib/units/queries.ts";

type Props = { locale: Locale; touchpoints: readonly Touchpoint[]; services: readonly Service[] };

/** Every touchpoint: its code, where it is, what it asks, and whether it is in use. */
export function TouchpointTable({ locale, touchpoints, services }: Props) {
  const t = translator(locale, "touchpoints");
  const f = figures(locale);
  if (touchpoints.length === 0) return <p className="notice">{t("none_yet")}</p>;
  return (
    <Scroll label={t("title")}>
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">{t("code")}</th>
            <th scope="col">{t("unit")}</th>
            <th scope="col">{t("service")}</th>
            <th scope="col">{t("questionnaire")}</th>
            <th scope="col">{t("state")}</th>
          </tr>
        </thead>
        <tbody>
          {touchpoints.map(({ code, unit, place, serviceKey, questionnaireKey, channel, retiredOn }) => (
            <tr key={code}>
              <th scope="row">
                <a href={`/${locale}/staff/touchpoints/${code}`}>
                  <bdi>{code}</bdi>
                </a>
              </th>
              <td>
                {inLocale(unit.name, locale)}
                {place && <span className="quiet"> · {place}</span>}
              </td>
              <td>{serviceName(services, serviceKey, locale)}</td>
              <td>
                <bdi>{questionnaireKey}</bdi> · {channelName(locale, channel)}
              </td>
              <td>{retiredOn ? t("retired_on", { day: f.day(retiredOn) }) : t("in_use")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** A service by its key in the reader's language. */
export function serviceName(services: readonly Service[], key: string, locale: Locale): string {
  const found = services.find((each) => each.key === key);
  return found ? inLocale(found.name, locale) : key;
}
