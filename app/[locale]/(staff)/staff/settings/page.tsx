import type { Metadata } from "next";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { StaffFrame } from "#app/_components/frame/staff-frame.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { single } from "#lib/http/fields.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import { translator } from "#lib/i18n/messages.ts";
import { SETTING_NAMES } from "#lib/operations/settings.ts";
import { settingChanges } from "#lib/operations/settings-queries.ts";
import { requireStaff } from "#lib/people/session.ts";
import { problemLines } from "./problems.ts";
import { SettingPanel } from "./setting-panel.tsx";
import "../panels.css";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: translator(await localeOf(params), "settings")("title") };
}

/** What administrators of the force may set while everything runs. */
export default async function SettingsPage({ params }: Props) {
  const locale = await localeOf(params);
  const path = `/${locale}/staff/settings`;
  const actor = await requireStaff(locale, path);
  const [changes, returned] = await Promise.all([settingChanges(actor), returnedForm(path)]);
  const t = translator(locale, "settings");
  return (
    <StaffFrame locale={locale} actor={actor} area="settings" path="/staff/settings">
      <ErrorSummary title={t("problem_title")} problems={problemLines(locale, returned?.problems)} />
      <h1>{t("title")}</h1>
      <p className="quiet">{t(changes ? "intro" : "not_yours")}</p>
      {changes &&
        SETTING_NAMES.map((name) => (
          <SettingPanel
            key={name}
            locale={locale}
            name={name}
            changes={changes.get(name) ?? []}
            sent={returned && single(returned.values, "setting") === name ? returned.values : undefined}
          />
        ))}
    </StaffFrame>
  );
}
