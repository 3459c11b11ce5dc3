import type { Locale } from "#lib/i18n/locales.ts";

const MAX_LENGTH = 1_000;

/** Where to go after signing in: the wished path if it is a page of the staff in this language, else nothing. */
export function returnPath(locale: Locale, wish: string): string | undefined {
  if (wish.length > MAX_LENGTH || !URL.canParse(wish, "http://here.invalid")) return undefined;
  const { origin, pathname, search } = new URL(wish, "http://here.invalid");
  const home = `/${locale}/staff`;
  const inside = pathname === home || pathname.startsWith(`${home}/`);
  const door = /^\/sign-(in|out)(\/|$)/.test(pathname.slice(home.length));
  return origin === "http://here.invalid" && inside && !door ? `${pathname}${search}` : undefined;
}
