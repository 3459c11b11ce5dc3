import type { Localised } from "#lib/i18n/locales.ts";
import type { Definition } from "./definition.ts";
import type { Draft } from "./draft.ts";
import { homeVisit } from "./standard/home-visit.ts";
import { knowledgeCheck } from "./standard/knowledge-check.ts";
import { pulse } from "./standard/pulse.ts";
import { requestFollowUp } from "./standard/request-follow-up.ts";
import { residentSurvey } from "./standard/resident-survey.ts";
import { serviceSatisfaction } from "./standard/service-satisfaction.ts";
import { trust } from "./standard/trust.ts";
import { visitRating } from "./standard/visit-rating.ts";

/** Who is asked: somebody who has just met an officer, any resident, or an officer. A test compares it with the table. */
export const BASES = ["visit", "resident", "officer"] as const;
export type Base = (typeof BASES)[number];

type Template = { base: Base; of: (districts: readonly Localised[]) => Definition | Draft };

const EMPTY: Draft = { title: {}, intro: {}, questions: [] };

/** What a new questionnaire can begin with. */
export const TEMPLATES = {
  visit_rating: { base: "visit", of: () => visitRating },
  resident_survey: { base: "resident", of: residentSurvey },
  home_visit: { base: "visit", of: () => homeVisit },
  request_follow_up: { base: "visit", of: () => requestFollowUp },
  knowledge_check: { base: "officer", of: () => knowledgeCheck },
  pulse: { base: "resident", of: () => pulse },
  trust: { base: "visit", of: () => trust },
  service_satisfaction: { base: "visit", of: () => serviceSatisfaction },
  nothing: { base: "visit", of: () => EMPTY },
} as const satisfies Record<string, Template>;

export type TemplateKey = keyof typeof TEMPLATES;
export const TEMPLATE_KEYS = Object.keys(TEMPLATES) as TemplateKey[];

export function isTemplate(key: string): key is TemplateKey {
  return Object.hasOwn(TEMPLATES, key);
}
