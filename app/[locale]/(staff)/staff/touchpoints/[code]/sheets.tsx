import { isLocale, LOCALE_KEYS, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { languagesFor, SHEET_KINDS, SHEETS } from "#lib/surveys/sheets.ts";
import { SheetWishes } from "../sheet-wishes.tsx";

type Props = { locale: Locale; code: string; wish: Readonly<Record<string, string | string[] | undefined>> };

/** Every sheet as it will be printed, with its files; languages and size of letters are chosen above. */
export function Sheets({ locale, code, wish }: Props) {
  const t = translator(locale, "touchpoints");
  const large = wish.large !== undefined;
  const chosen = [wish.in ?? []].flat().filter(isLocale);
  return (
    <section aria-labelledby="sheets" className="stack">
      <h2 id="sheets">{t("sheets")}</h2>
      <form className="panel row" method="get">
        <SheetWishes locale={locale} chosen={chosen} large={large} />
        <button className="button plain" type="submit">
          {t("show_sheets")}
        </button>
      </form>
      <p className="quiet">{t("true_to_size")}</p>
      <ul className="sheets">
        {SHEET_KINDS.map((kind) => {
          const { width, height } = SHEETS[kind];
          const languages = chosen.length > 0 ? chosen : languagesFor(kind, large, LOCALE_KEYS, locale);
          const query = `${large ? "&large=1" : ""}${languages.map((each) => `&in=${each}`).join("")}`;
          const at = `/${locale}/staff/touchpoints/${code}/sheets/${kind}`;
          return (
            <li key={kind}>
              <h3>{t(`sheet_${kind}`)}</h3>
              <p className="quiet">{t("millimetres", { width, height })}</p>
              {/* biome-ignore lint/performance/noImgElement: made at the request, in the size it is printed */}
              <img
                src={`${at}?format=svg${query}`}
                alt={t("sheet_alt", { sheet: t(`sheet_${kind}`), code })}
                width={width}
                height={height}
              />
              <p className="row">
                <a className="button plain" href={`${at}?format=pdf${query}`} download>
                  PDF<span className="visually-hidden"> {t(`sheet_${kind}`)}</span>
                </a>
                <a className="button plain" href={`${at}?format=svg&download=1${query}`} download>
                  SVG<span className="visually-hidden"> {t(`sheet_${kind}`)}</span>
                </a>
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
