import { PublicFrame } from "#app/_components/frame/public-frame.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { ExitButton } from "./exit-button.tsx";
import "./help.css";

type Props = { locale: Locale; path: string; isSensitive: boolean; children: React.ReactNode };

/** A page of somebody's request: a way out on top where it needs one, and our own small script, without which it works too. */
export function FormFrame({ locale, path, isSensitive, children }: Props) {
  return (
    <PublicFrame locale={locale} path={path}>
      {isSensitive && <ExitButton locale={locale} />}
      {children}
      <script src="/help.js" defer />
    </PublicFrame>
  );
}
