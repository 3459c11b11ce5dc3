import type { Locale } from "#lib/i18n/locales.ts";
import { PublicFrame } from "./public-frame.tsx";

type Props = { locale: Locale; path: string; title: string; paragraphs: readonly string[]; children?: React.ReactNode };

/** A page that only says something. */
export function TextPage({ locale, path, title, paragraphs, children }: Props) {
  return (
    <PublicFrame locale={locale} path={path}>
      <h1>{title}</h1>
      {paragraphs.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {children}
    </PublicFrame>
  );
}
