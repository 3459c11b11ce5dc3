import { ROLES, type Role } from "./actor.ts";

/** How far a role lets somebody do a thing. */
type Where =
  /** On the units of the role and all below them. */
  | "unit"
  /** Only with the role on a whole force: it holds for every resident of it. */
  | "force"
  /** Only below the role's own unit, and nowhere that the same person leads: nobody decides about answers on themselves. */
  | "outside";
export type Permission = { roles: readonly Role[]; where: Where };

const on = (where: Where, ...roles: readonly Role[]): Permission => ({ roles, where });

/** Who may do what: the one table that pages, mutations and the administrators' page "roles" read. Grouped as the staff's areas are. */
export const MATRIX = {
  results: {
    "rates.read": on("unit", ...ROLES),
    "rates.export": on("unit", "administrator", "analyst", "lead"),
    "answers.export": on("unit", "analyst"),
    "answers.review": on("outside", "reviewer"),
    "words.read": on("outside", "reviewer"),
    "baselines.decide": on("unit", "administrator", "analyst"),
    "notes.write": on("unit", "administrator", "analyst", "lead"),
    "months.seal": on("unit", "administrator", "analyst", "evaluator"),
    "population.store": on("unit", "administrator", "analyst"),
  },
  help: {
    "requests.work": on("unit", "desk", "lead", "administrator"),
    "requests.supervise": on("unit", "lead", "administrator"),
    "complaints.work": on("unit", "complaints"),
    "requests.hold": on("unit", "administrator", "complaints"),
    "issues.read": on("unit", "lead", "administrator", "desk", "auditor"),
    "actions.lead": on("unit", "lead", "administrator"),
    "help.write": on("force", "lead", "administrator"),
  },
  asking: {
    "questionnaires.write": on("force", "administrator", "analyst"),
    "touchpoints.keep": on("unit", "administrator", "lead"),
    "slips.order": on("unit", "administrator", "lead"),
    "slips.seal": on("outside", "administrator", "lead", "desk", "analyst", "reviewer", "complaints", "evaluator"),
    "visits.count": on("unit", "administrator", "lead"),
    "invitations.send": on("unit", "administrator", "lead"),
    "paper.type": on("unit", "administrator", "lead", "analyst"),
  },
  appraisal: {
    "schemes.write": on("unit", "evaluator"),
    "periods.keep": on("unit", "evaluator"),
    "counts.enter": on("outside", "evaluator"),
    "cards.read": on("unit", "evaluator", "auditor", "administrator", "lead"),
    "cards.confirm": on("outside", "evaluator"),
    "cards.answer": on("unit", "lead"),
    "checks.keep": on("unit", "evaluator"),
    "checks.read": on("unit", "evaluator", "auditor", "lead"),
    "publications.read": on("unit", "evaluator", "analyst", "administrator", "auditor", "lead"),
    "publications.draft": on("unit", "evaluator", "analyst"),
    "publications.check": on("unit", "evaluator", "analyst"),
    "publications.withdraw": on("unit", "evaluator", "analyst"),
  },
  force: {
    "units.keep": on("unit", "administrator"),
    "services.keep": on("force", "administrator"),
    "contacts.write": on("unit", "administrator", "lead"),
    "tokens.make": on("unit", "administrator", "analyst", "lead"),
    "webhooks.keep": on("unit", "administrator"),
    "deliveries.mend": on("force", "administrator"),
    "settings.change": on("force", "administrator"),
    "people.keep": on("unit", "administrator"),
    "roles.read": on("unit", "administrator", "auditor"),
    "fields.read": on("unit", "administrator", "auditor"),
    "audit.read": on("unit", "administrator", "auditor"),
  },
} as const satisfies Record<string, Record<`${string}.${string}`, Permission>>;

type Matrix = typeof MATRIX;
export type Action = { [G in keyof Matrix]: keyof Matrix[G] }[keyof Matrix];

/** The roles that may do each thing. */
export const MAY = Object.fromEntries(
  Object.values(MATRIX).flatMap((group) => Object.entries<Permission>(group).map(([action, { roles }]) => [action, roles])),
) as Readonly<Record<Action, readonly Role[]>>;
