import { localeOf } from "#app/_components/frame/locale-of.ts";
import { UnknownCode } from "./unknown-code.tsx";

/** Where a typed code lands that is not one; the proxy has sent a right one on to its questionnaire. */
export default async function CodePage({ params }: { params: Promise<{ locale: string }> }) {
  return <UnknownCode locale={await localeOf(params)} />;
}
