import { PublicFrame } from "#app/_components/frame/public-frame.tsx";
import { EmergencyWays } from "#app/[locale]/(public)/help/emergency-ways.tsx";
import { returnedForm } from "#lib/http/returned-form.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

type Props = { locale: Locale; path: string };

/** The emergency number before anything is stored; what was answered goes along unseen, to be sent or changed. */
export async function DangerPage({ locale, path }: Props) {
  const t = translator(locale, "danger");
  const page = `/${locale}${path}`;
  const given = await returnedForm(`${page}/danger`);
  return (
    <PublicFrame locale={locale} path={path}>
      <h1>{t("sounds")}</h1>
      <p>{t("sounds_why")}</p>
      <EmergencyWays locale={locale} />
      {given ? (
        <form className="stack" method="post" action={`${page}/answers`}>
          {[...given.values].flatMap(([name, values]) =>
            name === "danger" ? [] : values.map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
          )}
          <p>{t("not_sent")}</p>
          <p>
            <button className="button" type="submit" name="danger" value="send">
              {t("send_as_is")}
            </button>
          </p>
          <p>
            <button className="button quiet-button" type="submit" name="danger" value="change">
              {t("change_words")}
            </button>
          </p>
          <p className="promise">{t("desk_told")}</p>
        </form>
      ) : (
        <p>
          <a href={page}>{translator(locale, "surveys")("more_again")}</a>
        </p>
      )}
    </PublicFrame>
  );
}
