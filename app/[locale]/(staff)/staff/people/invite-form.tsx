import { TextField } from "#app/_ui/text-field.tsx";
import { type Fields, single } from "#lib/http/fields.ts";
import type { Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { UnitNode } from "#lib/units/queries.ts";
import { RoleFields } from "./role-fields.tsx";

type Props = { locale: Locale; units: readonly UnitNode[]; values: Fields | undefined };

export function InviteForm({ locale, units, values }: Props) {
  const t = translator(locale, "members");
  const sent = (name: string) => (values ? single(values, name) : "");
  return (
    <form className="panel stack" method="post" action={`/${locale}/staff/people/people`} aria-labelledby="invite" noValidate>
      <h2 id="invite">{t("invite")}</h2>
      <div className="in-languages">
        <TextField id="name" label={t("name")} maxLength={120} defaultValue={sent("name")} dir="auto" autoComplete="off" />
        <TextField id="email" label={t("email")} type="email" maxLength={254} defaultValue={sent("email")} dir="ltr" autoComplete="off" />
        <RoleFields locale={locale} units={units} values={values} />
      </div>
      <button className="button" type="submit">
        {t("invite_do")}
      </button>
    </form>
  );
}
