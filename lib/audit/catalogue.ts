import type { AuditEvent } from "./record.ts";

/** What events are looked for by. */
export const AUDIT_KINDS = ["sign_in", "people", "units", "asking", "answers", "words", "requests", "programs", "settings"] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** The kind of an event, and the field that says what it is about: the key of that thing's history. */
type Entry = { kind: AuditKind; about?: string };

/** Everything the audit can say; its words are the messages of the area `audit`. */
export const CATALOGUE = {
  "session.opened": { kind: "sign_in", about: "personId" },
  "session.refused": { kind: "sign_in", about: "personId" },
  "session.ended": { kind: "sign_in", about: "personId" },
  "person.invited": { kind: "people", about: "personId" },
  "person.left": { kind: "people", about: "personId" },
  "person.returned": { kind: "people", about: "personId" },
  "password.set": { kind: "sign_in", about: "personId" },
  "authenticator.set": { kind: "sign_in", about: "personId" },
  "recovery_codes.made": { kind: "sign_in", about: "personId" },
  "recovery_code.used": { kind: "sign_in", about: "personId" },
  "passkey.added": { kind: "sign_in", about: "personId" },
  "passkey.removed": { kind: "sign_in", about: "personId" },
  "factor_reset.asked": { kind: "people", about: "personId" },
  "factor_reset.confirmed": { kind: "people", about: "personId" },
  "factor_reset.refused": { kind: "people", about: "personId" },
  "identity.linked": { kind: "people", about: "personId" },
  "person.added": { kind: "people", about: "personId" },
  "role.given": { kind: "people", about: "personId" },
  "role.taken": { kind: "people", about: "personId" },
  "unit.added": { kind: "units", about: "unitId" },
  "touchpoint.added": { kind: "asking", about: "code" },
  "touchpoint.retired": { kind: "asking", about: "code" },
  "touchpoint.revived": { kind: "asking", about: "code" },
  "touchpoint.placed": { kind: "asking", about: "code" },
  "touchpoint.proof_asked": { kind: "asking", about: "code" },
  "touchpoint.proof_ended": { kind: "asking", about: "code" },
  "questionnaire.drafted": { kind: "asking", about: "key" },
  "questionnaire.changed": { kind: "asking", about: "key" },
  "questionnaire.discarded": { kind: "asking", about: "key" },
  "questionnaire.submitted": { kind: "asking", about: "key" },
  "questionnaire.approved": { kind: "asking", about: "key" },
  "questionnaire.returned": { kind: "asking", about: "key" },
  "questionnaire.closed": { kind: "asking", about: "key" },
  "questionnaire.reopened": { kind: "asking", about: "key" },
  "questionnaire.opened": { kind: "asking", about: "key" },
  "slips.ordered": { kind: "asking", about: "batchId" },
  "slips.printed": { kind: "asking", about: "batchId" },
  "slips.miscounted": { kind: "asking", about: "batchId" },
  "slips.sealed": { kind: "asking", about: "batchId" },
  "slips.cancelled": { kind: "asking", about: "batchId" },
  "invitations.planned": { kind: "asking", about: "batchId" },
  "invitations.started": { kind: "asking", about: "batchId" },
  "invitations.counted": { kind: "asking", about: "batchId" },
  "invitations.ended": { kind: "asking", about: "batchId" },
  "answers.released": { kind: "answers", about: "unitId" },
  "answers.excluded": { kind: "answers", about: "unitId" },
  "visits.counted": { kind: "asking", about: "unitId" },
  "visits.imported": { kind: "asking", about: "importId" },
  "paper.piled": { kind: "asking", about: "batchId" },
  "trend.baseline_decided": { kind: "answers", about: "unitId" },
  "trend.noted": { kind: "answers", about: "unitId" },
  "trend.note_removed": { kind: "answers", about: "unitId" },
  "population.stored": { kind: "answers", about: "populationId" },
  "setting.changed": { kind: "settings", about: "name" },
  "contact.stored": { kind: "units", about: "unitId" },
  "action.made": { kind: "requests", about: "actionId" },
  "action.ended": { kind: "requests", about: "actionId" },
  "action.told": { kind: "requests", about: "actionId" },
  "action.taken_back": { kind: "requests", about: "actionId" },
  "token.made": { kind: "programs", about: "tokenId" },
  "token.revoked": { kind: "programs", about: "tokenId" },
  "token.used": { kind: "programs", about: "tokenId" },
  "request.taken": { kind: "requests", about: "requestId" },
  "request.replied": { kind: "requests", about: "requestId" },
  "request.noted": { kind: "requests", about: "requestId" },
  "request.file_seen": { kind: "requests", about: "requestId" },
  "request.assigned": { kind: "requests", about: "requestId" },
  "request.referred": { kind: "requests", about: "requestId" },
  "request.merged": { kind: "requests", about: "requestId" },
  "template.written": { kind: "requests", about: "templateId" },
  "template.dropped": { kind: "requests", about: "templateId" },
  "rule.made": { kind: "requests", about: "ruleId" },
  "rule.dropped": { kind: "requests", about: "ruleId" },
  "thanks.recognised": { kind: "requests", about: "requestId" },
  "need.written": { kind: "requests", about: "needKey" },
  "need.retired": { kind: "requests", about: "needKey" },
  "agency.written": { kind: "requests", about: "agencyKey" },
  "agency.retired": { kind: "requests", about: "agencyKey" },
  "request.undone": { kind: "requests", about: "requestId" },
  "request.paused": { kind: "requests", about: "requestId" },
  "request.resumed": { kind: "requests", about: "requestId" },
  "request.escalated": { kind: "requests", about: "requestId" },
  "hours.set": { kind: "units", about: "unitId" },
  "request.closed": { kind: "requests", about: "requestId" },
  "request.held": { kind: "requests", about: "requestId" },
  "request.hold_released": { kind: "requests", about: "requestId" },
  "requests.forgotten": { kind: "requests", about: "certificateId" },
  "webhook.made": { kind: "programs", about: "subscriptionId" },
  "webhook.ended": { kind: "programs", about: "subscriptionId" },
  "delivery.tried_again": { kind: "programs", about: "jobId" },
  "danger_list.written": { kind: "requests", about: "language" },
  "danger_alert.seen": { kind: "requests", about: "alertId" },
  "period.sealed": { kind: "answers", about: "sealId" },
  "period.opened": { kind: "answers", about: "sealId" },
  "words.viewed": { kind: "words", about: "unitId" },
  "words.forgotten": { kind: "words" },
  "words.tagged": { kind: "words", about: "commentId" },
  "words.untagged": { kind: "words", about: "commentId" },
  "words.redacted": { kind: "words", about: "commentId" },
  "rates.exported": { kind: "answers", about: "unitId" },
  "answers.exported": { kind: "answers", about: "unitId" },
  "audit.exported": { kind: "settings" },
  "responses.imported": { kind: "answers", about: "file" },
} as const satisfies Record<AuditEvent["event"], Entry>;

export type EventName = keyof typeof CATALOGUE;
export const isEventName = (name: string): name is EventName => Object.hasOwn(CATALOGUE, name);

export const eventsOfKind = (kind: AuditKind): EventName[] =>
  (Object.keys(CATALOGUE) as EventName[]).filter((name) => CATALOGUE[name].kind === kind);

/** Fields whose value is a key that says nothing to a reader, or that stand elsewhere in the line. */
const UNSHOWN = /Id$|^(?:unitId|digest|scopes|events|counts|margins|indicator)$/;

/** What else an event tells, in the order in which it was written. */
export function shownFields(detail: Readonly<Record<string, unknown>>): [string, string][] {
  return Object.entries(detail).flatMap(([name, value]) =>
    UNSHOWN.test(name) || value === null || value === "" ? [] : [[name, typeof value === "object" ? JSON.stringify(value) : String(value)]],
  );
}
