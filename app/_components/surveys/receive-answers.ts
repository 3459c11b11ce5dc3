import * as z from "zod";
import { type Fields, single } from "#lib/http/fields.ts";
import type { Outcome } from "#lib/http/form-post.ts";
import { readAnswers } from "#lib/surveys/answers.ts";
import type { Definition } from "#lib/surveys/definition.ts";
import { firstPage, followUps, isOfFollowUp } from "#lib/surveys/follow-ups.ts";
import { OWN_FIELDS } from "#lib/surveys/own-fields.ts";
import { type OpenVersion, openedVersion } from "#lib/surveys/queries.ts";

const uuid = z.uuid();

/** A form that may be stored, under the version it was shown in. */
export type Received = { key: string; version: OpenVersion; choices: readonly number[]; words: readonly string[] };

type Form = {
  fields: Fields;
  /** The questionnaire that is asked here; the form may show an earlier version of it. */
  questionnaireKey: string;
  /** The page of the form; its follow-up questions have `/more` below it. */
  page: string;
};

/** Read a questionnaire's form: what may be stored, or what to tell the resident. */
export async function receiveAnswers({ fields, questionnaireKey, page }: Form): Promise<{ received: Received } | { outcome: Outcome }> {
  const wished = uuid.safeParse(single(fields, "version"));
  const version = wished.success ? await openedVersion(wished.data) : undefined;
  const key = uuid.safeParse(single(fields, "key"));
  if (!key.success || version?.key !== questionnaireKey)
    return { outcome: { kind: "rejected", to: page, problems: { version: "changed" }, drop: OWN_FIELDS } };
  const { definition } = version;
  const sent = new Map([...fields].filter(([name]) => !OWN_FIELDS.includes(name)));
  const early = fields.has("more") ? undefined : beforeFollowUps(definition, sent, page);
  if (early) return { outcome: early };
  const answers = readAnswers(definition, sent);
  if (answers.ok) return { received: { key: key.data, version, choices: answers.choices, words: answers.words } };
  const atFollowUps = single(fields, "more") === "2" && Object.keys(answers.problems).every((name) => isOfFollowUp(definition, name));
  return { outcome: { kind: "rejected", to: atFollowUps ? `${page}/more` : page, problems: answers.problems } };
}

/** What to do with the first page of a browser that cannot show follow-up questions on it. */
function beforeFollowUps(definition: Definition, sent: Fields, page: string): Outcome | undefined {
  const first = readAnswers(firstPage(definition), new Map([...sent].filter(([name]) => !isOfFollowUp(definition, name))));
  if (!first.ok) return { kind: "rejected", to: page, problems: first.problems };
  return followUps(definition, first.choices).length > 0 ? { kind: "continued", to: `${page}/more` } : undefined;
}
