import { notFound } from "next/navigation";
import { localeOf } from "#app/_components/frame/locale-of.ts";
import { returnedForm } from "#lib/http/returned-form.ts";
import { requireStaff } from "#lib/people/session.ts";
import { paperPiles } from "#lib/responses/paper-queries.ts";
import { openedVersion } from "#lib/surveys/queries.ts";

type Asked = { params: Promise<{ locale: string; pile: string }>; below: "" | "/check" };

/** What both pages of a pile need: who asks, the pile and its questionnaire, and what came back of a refused form. */
export async function pilePage({ params, below }: Asked) {
  const [locale, { pile: id }] = await Promise.all([localeOf(params), params]);
  const path = `/staff/entry/${id}${below}`;
  const actor = await requireStaff(locale, `/${locale}${path}`);
  const pile = (await paperPiles(actor)).find((each) => each.id === id);
  const version = pile && (await openedVersion(pile.versionId));
  if (!pile || !version) notFound();
  return { locale, path, actor, pile, version, returned: await returnedForm(`/${locale}${path}`) };
}
