import { clock } from "#app/_components/frame/clock.ts";
import { figures } from "#app/_components/rates/figures.ts";
import { isLocale, LOCALES, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import type { DeskRequest } from "#lib/requests/desk-request-queries.ts";
import type { Need } from "#lib/requests/need.ts";
import { storedInWords } from "#lib/surveys/stored-words.ts";
import { DueMark } from "../due-mark.tsx";

type Props = { locale: Locale; found: DeskRequest; need: Need | undefined; unitName: string };

/** What was asked, where and when, and how it stands. */
export function Asked({ locale, found, need, unitName }: Props) {
  const t = translator(locale, "desk");
  const f = figures(locale);
  const day = f.day(found.receivedOn);
  const answers = need ? storedInWords(need.questions, { choices: found.choices, words: found.said }, locale) : [];
  const facts: [string, React.ReactNode][] = [
    [t("standing"), t(`standing_${found.standing}`)],
    [t("taken_by"), found.takenBy ?? t("nobody")],
    [t("due"), <DueMark key="due" locale={locale} request={found} />],
    [t("unit"), unitName],
    [t("received"), found.receivedAt ? clock(locale).format(found.receivedAt) : t("day_only", { day })],
    [t("language"), isLocale(found.language) ? LOCALES[found.language].name : found.language],
    ...answers.map(({ name, said }): [string, React.ReactNode] => [name, said]),
    ...(found.place ? [[t("place"), found.place] as [string, React.ReactNode]] : []),
    ...(found.position
      ? [
          [t("position"), <bdi key="position" dir="ltr">{`${found.position.latitude}, ${found.position.longitude}`}</bdi>] as [
            string,
            React.ReactNode,
          ],
        ]
      : []),
    ...(found.humanAskedOn
      ? [[t("human"), <strong key="human">{t("human_since", { day: f.day(found.humanAskedOn) })}</strong>] as [string, React.ReactNode]]
      : []),
  ];
  return (
    <section className="panel stack" aria-label={t("asked")}>
      <p className="asked" dir="auto" lang={found.language}>
        {found.words ?? t("words_deleted")}
      </p>
      {found.files.length > 0 && (
        <ul>
          {found.files.map(({ id, type }, at) => (
            <li key={id}>
              <a href={`/${locale}/staff/requests/${found.id}/files/${id}`}>
                {t(type === "application/pdf" ? "file_paper" : "file_picture", { number: at + 1 })}
              </a>
            </li>
          ))}
        </ul>
      )}
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name} className="pair">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
