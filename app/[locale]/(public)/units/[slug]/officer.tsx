import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

type Props = { locale: Locale; name: string; photo: string | null };

/** Who the neighbourhood officer is, with a photo where there is one. */
export function Officer({ locale, name, photo }: Props) {
  const t = translator(locale, "station");
  return (
    <div className="officer">
      {photo && (
        // biome-ignore lint/performance/noImgElement: the picture is small already, and the page runs no script
        <img src={`/api/unit-photos/${photo}`} width={112} height={112} alt={t("photo_of", { name })} />
      )}
      <p>
        {t("officer")}
        <strong>
          <bdi>{name}</bdi>
        </strong>
      </p>
    </div>
  );
}
