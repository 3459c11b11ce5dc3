import "server-only";
import { randomUUID } from "node:crypto";
import { auditEvent } from "#db/schema/audit.ts";
import type { Tx } from "#db/transaction.ts";
import type { Actor } from "#lib/people/actor.ts";

/** Everything the audit can say. Secrets and answers are never part of it. */
export type AuditEvent =
  | { event: "session.opened"; personId: string; way: string }
  | { event: "session.refused"; personId: string; what: "password" | "code" }
  | { event: "session.ended"; personId: string; reason: string }
  | { event: "person.invited" | "person.left" | "person.returned"; personId: string }
  | { event: "password.set" | "authenticator.set" | "recovery_codes.made" | "recovery_code.used"; personId: string }
  | { event: "passkey.added" | "passkey.removed"; personId: string; label: string }
  | { event: "factor_reset.asked"; personId: string; why: string }
  | { event: "factor_reset.confirmed" | "factor_reset.refused"; personId: string }
  | { event: "identity.linked"; personId: string; issuer: string }
  | { event: "person.added"; personId: string; role: string; unitId: string }
  | { event: "role.given" | "role.taken"; personId: string; role: string; unitId: string }
  | { event: "unit.added"; unitId: string; kind: string; slug: string }
  | {
      event: "unit.changed";
      unitId: string;
      before: { name: unknown; adults: number | null };
      after: { name: unknown; adults: number | null };
    }
  | { event: "unit.move_planned" | "unit.move_withdrawn" | "unit.moved"; unitId: string; from: string; before: string; after: string }
  | { event: "unit.closed" | "unit.reopened"; unitId: string; before: string | null; after: string | null }
  | { event: "service.added" | "service.changed"; serviceKey: string; before: unknown; after: unknown }
  | { event: "service.retired" | "service.offered_again"; serviceKey: string; before: string | null; after: string | null }
  | { event: "organisation.imported"; importId: string; kind: string; added: number; changed: number }
  | { event: "touchpoint.added" | "touchpoint.retired" | "touchpoint.revived" | "touchpoint.placed"; code: string; unitId: string }
  | { event: "touchpoint.proof_asked" | "touchpoint.proof_ended"; code: string; unitId: string }
  | { event: "questionnaire.drafted"; versionId: string; key: string; number: number }
  | { event: "questionnaire.changed"; versionId: string; key: string; revision: number; what: string }
  | { event: "questionnaire.discarded"; versionId: string; key: string; number: number }
  | { event: "questionnaire.submitted" | "questionnaire.approved"; versionId: string; key: string; revision: number }
  | { event: "questionnaire.returned"; versionId: string; key: string; why: string }
  | { event: "questionnaire.closed"; key: string; lastDay: string }
  | { event: "questionnaire.reopened"; key: string; lastDay: string }
  | { event: "questionnaire.opened"; versionId: string; key: string; number: number }
  | { event: "slips.ordered" | "slips.printed"; batchId: string; unitId: string; issued: number }
  | { event: "slips.miscounted"; batchId: string; unitId: string; issued: number; counted: number }
  | { event: "slips.sealed"; batchId: string; unitId: string; counted: number }
  | { event: "slips.cancelled"; batchId: string; unitId: string; unused: number }
  | { event: "invitations.planned"; batchId: string; unitId: string; means: string }
  | { event: "invitations.started"; batchId: string; unitId: string; run: string; due: number }
  | {
      event: "invitations.counted";
      batchId: string;
      unitId: string;
      before: Readonly<Record<string, number>>;
      after: Readonly<Record<string, number>>;
    }
  | { event: "invitations.ended"; batchId: string; unitId: string }
  | {
      event: "answers.released" | "answers.excluded";
      unitId: string;
      serviceKey: string;
      channel: string;
      day: string;
      reasons: string;
      answers: number;
      why: string;
    }
  | { event: "visits.counted"; unitId: string; serviceKey: string; month: string; before: number | null; after: number | null }
  | { event: "visits.imported"; importId: string; unitId: string; counts: number }
  | { event: "paper.piled"; batchId: string; unitId: string; forms: number; everyNth: number }
  | { event: "trend.baseline_decided"; unitId: string; indicator: string; from: string; to: string; why: string }
  | { event: "trend.noted" | "trend.note_removed"; unitId: string; month: string; words: string }
  | { event: "population.stored"; populationId: string; unitId: string; year: number; source: string; margins: number }
  | { event: "setting.changed"; name: string; before: string | null; after: string | null }
  | { event: "contact.stored"; unitId: string; number: number }
  | { event: "action.made"; actionId: string; unitId: string; needKey: string; ownerId: string; dueOn: string }
  | { event: "action.ended" | "action.told" | "action.taken_back"; actionId: string; unitId: string }
  | { event: "token.made"; tokenId: string; unitId: string; scopes: readonly string[]; days: number }
  | { event: "token.revoked"; tokenId: string; unitId: string }
  | { event: "token.used"; tokenId: string; unitId: string; personId: string; day: string }
  | { event: "request.taken" | "request.replied" | "request.noted" | "request.file_seen"; requestId: string; unitId: string }
  | { event: "request.assigned"; requestId: string; unitId: string; personId: string | null }
  | { event: "request.referred"; requestId: string; unitId: string; toUnitId: string | null; agencyKey: string | null }
  | { event: "request.merged"; requestId: string; unitId: string; keptId: string }
  | { event: "template.written" | "template.dropped"; templateId: string; unitId: string }
  | { event: "rule.made" | "rule.dropped"; ruleId: string; unitId: string }
  | { event: "thanks.recognised"; requestId: string; unitId: string; personId: string }
  | { event: "need.written" | "need.retired"; needKey: string; number: number }
  | { event: "agency.written" | "agency.retired"; agencyKey: string }
  | { event: "request.undone"; requestId: string; unitId: string; kind: "take" | "close" }
  | { event: "request.paused" | "request.resumed"; requestId: string; unitId: string }
  | { event: "request.escalated"; requestId: string; unitId: string; kind: "soon" | "over" }
  | { event: "hours.set"; unitId: string; number: number }
  | { event: "request.closed"; requestId: string; unitId: string; round: number; outcome: string }
  | { event: "request.held" | "request.hold_released"; requestId: string; unitId: string; why: string }
  | { event: "requests.forgotten"; certificateId: string; unitId: string; requests: number; digest: string }
  | { event: "webhook.made"; subscriptionId: string; unitId: string; host: string; events: readonly string[] }
  | { event: "webhook.ended"; subscriptionId: string; unitId: string }
  | { event: "delivery.tried_again"; jobId: string; queue: string }
  | { event: "danger_list.written"; language: string; number: number; words: number }
  | { event: "danger_alert.seen"; alertId: string; unitId: string }
  | { event: "period.sealed" | "period.opened"; sealId: string; unitId: string; from: string; to: string; why: string }
  | { event: "words.viewed"; unitId: string; month: string; searched: boolean; shown: number }
  | { event: "words.forgotten"; before: string; texts: number }
  | { event: "words.tagged" | "words.untagged"; commentId: string; unitId: string; tag: string }
  | { event: "words.redacted"; commentId: string; unitId: string; why: string }
  | { event: "rates.exported"; unitId: string; period: string; service: string; channel: string; as: string; rows: number }
  | {
      event: "answers.exported";
      unitId: string;
      questionnaire: string;
      number: number;
      period: string;
      as: string;
      rows: number;
      suppressed: number;
    }
  | { event: "audit.exported"; rows: number; from: string; to: string }
  | { event: "scheme.written" | "scheme.approved" | "scheme.published"; schemeId: string; unitId: string; number: number }
  | { event: "appraisal.opened"; periodId: string; unitId: string; from: string; to: string; versionId: string }
  | { event: "appraisal.ended"; periodId: string; unitId: string }
  | { event: "count.entered" | "count.confirmed"; countId: string; unitId: string; kind: string }
  | { event: "count.withdrawn"; countId: string; unitId: string; why: string }
  | { event: "count.evidenced"; countId: string; unitId: string; evidenceId: string }
  | { event: "counts.imported"; importId: string; unitId: string; counts: number }
  | { event: "card.confirmed"; cardId: string; unitId: string; periodId: string; number: number; why: string | null }
  | { event: "card.commented" | "card.contested" | "card.answered"; replyId: string; unitId: string; periodId: string }
  | { event: "unit.recognised"; periodId: string; unitId: string; personId: string | null }
  | { event: "action.opened"; actionId: string; unitId: string; periodId: string; indicator: string; ownerId: string; reviewOn: string }
  | { event: "action.reviewed"; actionId: string; unitId: string; helped: boolean }
  | { event: "question.written" | "question.retired"; questionId: string; unitId: string; topic: string }
  | { event: "check.opened"; checkId: string; unitId: string; topic: string; officers: number }
  | { event: "check.begun" | "check.ended"; checkId: string; unitId: string; personId: string }
  | { event: "publication.drafted"; draftId: string; unitId: string; period: string; publishOn: string }
  | { event: "publication.dropped"; draftId: string; unitId: string; why: string }
  | { event: "publication.checked"; draftId: string; unitId: string; digest: string; leftOut: number }
  | { event: "publication.released"; draftId: string; unitId: string; slug: string; position: number; digest: string }
  | { event: "publication.withdrawn"; unitId: string; slug: string; position: number; why: string }
  | { event: "publication_plan.made"; planId: string; unitId: string; length: string; draftDays: number; publishDays: number }
  | { event: "publication_plan.ended"; planId: string; unitId: string }
  | { event: "responses.imported"; file: string; answers: number; rejected: number };

/** Write the audit row in the transaction of the change it tells of. */
export async function record(tx: Tx, actor: Actor, { event, ...detail }: AuditEvent): Promise<void> {
  const by = actor.kind === "staff" ? `staff:${actor.personId}` : actor.kind === "system" ? `system:${actor.task}` : "resident";
  await tx.insert(auditEvent).values({ id: randomUUID(), actor: by, event, detail });
}
