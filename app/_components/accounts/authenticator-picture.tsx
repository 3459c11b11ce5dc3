import { renderSVG } from "uqr";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { totpAddress } from "#lib/people/totp.ts";

type Props = { locale: Locale; secret: string; email: string };

/** What an authenticator app scans, and the same to type. */
export function AuthenticatorPicture({ locale, secret, email }: Props) {
  const t = translator(locale, "people");
  const picture = `data:image/svg+xml;base64,${Buffer.from(renderSVG(totpAddress(secret, email), { border: 2 })).toString("base64")}`;
  return (
    <>
      <p>{t("authenticator_how")}</p>
      {/* biome-ignore lint/performance/noImgElement: a picture made for this page, a few kilobytes in the page itself */}
      <img className="authenticator" src={picture} alt={t("authenticator_picture")} width={200} height={200} />
      <p>
        {t("authenticator_key")}{" "}
        <code className="token" dir="ltr">
          {secret.replaceAll(/(.{4})(?=.)/g, "$1 ")}
        </code>
      </p>
    </>
  );
}
