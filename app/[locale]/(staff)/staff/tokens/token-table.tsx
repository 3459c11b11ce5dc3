import { figures } from "#app/_components/rates/figures.ts";
import { Scroll } from "#app/_ui/scroll.tsx";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { inLocale, type Locale } from "#lib/i18n/locales.ts";
import { type MessageKey, translator } from "#lib/i18n/messages.ts";
import type { ListedToken } from "#lib/people/token-queries.ts";
import type { UnitNode } from "#lib/units/queries.ts";

type Props = { locale: Locale; tokens: readonly ListedToken[]; units: readonly UnitNode[] };

/** One's own tokens, the newest first, each with the way to revoke it. */
export function TokenTable({ locale, tokens, units }: Props) {
  const t = translator(locale, "tokens");
  const f = figures(locale);
  const now = new Date();
  const stateOf = (token: ListedToken): MessageKey<"tokens"> =>
    token.isRevoked ? "revoked" : token.expiresAt <= now ? "expired" : "holds";
  return (
    <Scroll label={t("yours")}>
      <table className="lines">
        <thead>
          <tr>
            <th scope="col">{t("label")}</th>
            <th scope="col">{t("unit")}</th>
            <th scope="col">{t("scopes")}</th>
            <th scope="col">{t("until")}</th>
            <th scope="col">{t("last_used")}</th>
            <th scope="col">{t("state")}</th>
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => {
            const unit = units.find(({ id }) => id === token.unitId);
            const state = stateOf(token);
            return (
              <tr key={token.id}>
                <th scope="row" dir="auto">
                  {token.label}
                </th>
                <td>{unit ? inLocale(unit.name, locale) : ""}</td>
                <td>{token.scopes.map((scope) => t(`scope_${scope as "rates" | "answers"}`)).join(", ")}</td>
                <td>{f.day(dayOf(token.expiresAt, env().RAPPORT_TIME_ZONE))}</td>
                <td>{token.lastUsed ? f.day(token.lastUsed) : t("never")}</td>
                <td>
                  {t(state)}
                  {state === "holds" && (
                    <details>
                      <summary>{t("revoke")}</summary>
                      <form className="stack" method="post" action={`/${locale}/staff/tokens/revocations`}>
                        <p>{t("revoke_what")}</p>
                        <input type="hidden" name="token" value={token.id} />
                        <button className="button plain" type="submit">
                          {t("revoke_yes")}
                        </button>
                      </form>
                    </details>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
}
