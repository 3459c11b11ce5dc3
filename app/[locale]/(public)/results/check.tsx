import { env } from "#lib/env.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { ChainLink } from "#lib/publications/chain.ts";
import { fingerprintOf } from "#lib/publications/key-fingerprint.ts";

const PROGRAM = "check-publications.mjs";

/** How anybody checks for themselves that nothing was changed. */
export function Check({ locale, links }: { locale: Locale; links: readonly ChainLink[] }) {
  const last = links.at(-1);
  if (!last) return null;
  const t = translator(locale, "results");
  const head = `${links.length}:${last.hash}`;
  return (
    <section className="stack">
      <h2>{t("check")}</h2>
      <p>{t("check_how")}</p>
      <code className="line">{`node ${PROGRAM} ${env().RAPPORT_ORIGIN}`}</code>
      <p>
        <a href={`/${PROGRAM}`} download="">
          {t("check_program")}
        </a>
      </p>
      <p>{t("check_key")}</p>
      <code className="line">{fingerprintOf(last.key)}</code>
      <p>{t("check_head")}</p>
      <code className="line">{head}</code>
      <p className="quiet">{t("check_note")}</p>
    </section>
  );
}
