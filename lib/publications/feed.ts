import { escaped } from "#lib/api/xml.ts";
import { inLocale, LOCALES, type Locale, type Localised } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { feedPath, LICENCE, resultPath } from "./open-data-addresses.ts";
import { publicFigures } from "./public-words.ts";

type Fed = {
  slug: string;
  on: string;
  name: Localised;
  from: string;
  to: string;
  withdrawn: { on: string; why: string } | undefined;
  /** What it says of the unit, in sentences; nothing of a withdrawn one. */
  said: readonly string[];
};
type Asked = { origin: string; locale: Locale; title: string; unit?: string | undefined };

/** Tags are of the day from which the addresses stand as they do (RFC 4151). */
const SINCE = "2026-01-01";
const moment = (day: string) => `${day}T00:00:00Z`;
const element = (name: string, text: string) => `<${name}>${escaped(text)}</${name}>`;
const link = (rel: string, href: string, type: string) => `<link rel="${rel}" type="${type}" href="${escaped(href)}"/>`;

/** Publications as an Atom feed (RFC 4287), the newest first; a withdrawal is an entry of its own, with its reason. */
export function atomFeed({ origin, locale, title, unit }: Asked, publications: readonly Fed[]): string {
  const t = translator(locale, "results");
  const f = publicFigures(locale);
  const host = new URL(origin).hostname;
  const tag = (...parts: string[]) => `tag:${host},${SINCE}:${["results", ...parts].join("/")}`;
  const own = unit === undefined ? [] : [unit];
  const entry = (id: string, on: string, { slug, name }: Fed, words: string, summary: string) =>
    [
      "<entry>",
      element("id", id),
      element("title", words),
      element("published", moment(on)),
      element("updated", moment(on)),
      `<author>${element("name", inLocale(name, locale))}</author>`,
      link("alternate", `${origin}${resultPath(locale, slug, unit)}`, "text/html"),
      element("summary", summary),
      "</entry>",
    ].join("");
  const entries = publications
    .flatMap((each) => {
      const period = { period: f.period(each) };
      const release = {
        on: each.on,
        text: entry(
          tag(each.slug, ...own),
          each.on,
          each,
          t("feed_new", period),
          each.said.join(" ") || t("published", { day: f.day(each.on), unit: inLocale(each.name, locale) }),
        ),
      };
      if (!each.withdrawn) return [release];
      const { on, why } = each.withdrawn;
      return [
        release,
        { on, text: entry(tag(each.slug, ...own, "withdrawal"), on, each, t("feed_withdrawn", period), t("withdrawn_why", { why })) },
      ];
    })
    .sort((one, other) => other.on.localeCompare(one.on));
  return [
    '<?xml version="1.0" encoding="utf-8"?>\n',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${LOCALES[locale].tag}">`,
    element("id", tag("feed", ...own, locale)),
    element("title", title),
    element("updated", moment(entries[0]?.on ?? SINCE)),
    `<author>${element("name", title)}</author>`,
    element("rights", LICENCE.name),
    link("self", `${origin}${feedPath(locale, unit)}`, "application/atom+xml"),
    link("alternate", `${origin}/${locale}/results`, "text/html"),
    ...entries.map(({ text }) => text),
    "</feed>\n",
  ].join("");
}
