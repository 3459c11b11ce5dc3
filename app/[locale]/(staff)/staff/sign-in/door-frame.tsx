import { Demonstration } from "#app/_components/frame/demonstration.tsx";
import { Languages } from "#app/_components/frame/languages.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";

type Props = {
  locale: Locale;
  /** The address below the language. */
  path: string;
  problems?: readonly { at?: string; text: string }[];
  children: React.ReactNode;
};

/** The frame of pages before somebody is signed in. */
export function DoorFrame({ locale, path, problems = [], children }: Props) {
  return (
    <>
      <header>
        <Demonstration locale={locale} />
        <Languages locale={locale} path={path} />
      </header>
      <main className="page stack">
        <ErrorSummary title={translator(locale, "people")("problem_title")} problems={problems} />
        {children}
      </main>
    </>
  );
}
