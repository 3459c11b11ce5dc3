import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

type Props = {
  locale: Locale;
  did: { id: string; kind: "take" | "close"; done: number; of: number } | undefined;
  undone: number | undefined;
};

/** What was just done to several requests, with a way back; what somebody else was first with is said. */
export function Did({ locale, did, undone }: Props) {
  const t = translator(locale, "desk");
  if (undone !== undefined) return <p className="notice">{t("undone", { number: undone })}</p>;
  if (!did) return null;
  const { id, kind, done, of } = did;
  return (
    <form method="post" action={`/${locale}/staff/requests/undo`} className="notice row">
      <p>
        {t(kind === "take" ? "did_take" : "did_close", { number: done })} {of > done && t("did_not", { number: of - done })}
      </p>
      {done > 0 && (
        <button className="button plain" type="submit" name="did" value={id}>
          {t("undo")}
        </button>
      )}
    </form>
  );
}
