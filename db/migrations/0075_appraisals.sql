-- A scheme says how units are appraised. Each version is whole and never changes; one is in force once a second person has approved it and it is published.
CREATE TABLE "appraisal_scheme" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL REFERENCES "unit"("id"),
	"name" text NOT NULL,
	"made_by" uuid NOT NULL REFERENCES "person"("id"),
	"made_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "appraisal_scheme_version" (
	"id" uuid PRIMARY KEY NOT NULL,
	"scheme_id" uuid NOT NULL REFERENCES "appraisal_scheme"("id"),
	"unit_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"definition" jsonb NOT NULL,
	"written_by" uuid NOT NULL REFERENCES "person"("id"),
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "appraisal_scheme_version_number" UNIQUE("scheme_id","number")
);
--> statement-breakpoint
CREATE TABLE "appraisal_scheme_approval" (
	"version_id" uuid PRIMARY KEY NOT NULL REFERENCES "appraisal_scheme_version"("id"),
	"unit_id" uuid NOT NULL,
	"approved_by" uuid NOT NULL REFERENCES "person"("id"),
	"approved_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "appraisal_scheme_publication" (
	"version_id" uuid PRIMARY KEY NOT NULL REFERENCES "appraisal_scheme_approval"("version_id"),
	"unit_id" uuid NOT NULL,
	"published_by" uuid NOT NULL REFERENCES "person"("id"),
	"published_on" date NOT NULL
);
--> statement-breakpoint
-- Months in which the units of one kind below a unit are appraised; sealed while it runs, ended once its months are over.
CREATE TABLE "appraisal_period" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL REFERENCES "unit"("id"),
	"kind" text NOT NULL,
	"version_id" uuid NOT NULL REFERENCES "appraisal_scheme_publication"("version_id"),
	"from_month" date NOT NULL,
	"to_month" date NOT NULL,
	"seal_id" uuid NOT NULL REFERENCES "sealed_period"("id"),
	"made_by" uuid NOT NULL REFERENCES "person"("id"),
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "appraisal_period_months" CHECK (from_month <= to_month)
);
--> statement-breakpoint
CREATE INDEX "appraisal_period_unit" ON "appraisal_period" USING btree ("unit_id");
--> statement-breakpoint
CREATE TABLE "appraisal_period_end" (
	"period_id" uuid PRIMARY KEY NOT NULL REFERENCES "appraisal_period"("id"),
	"unit_id" uuid NOT NULL,
	"ended_by" uuid NOT NULL REFERENCES "person"("id"),
	"ended_on" date NOT NULL
);
--> statement-breakpoint
-- Audited counts, never residents' data. A wrong one is withdrawn with its reason; one counts once a second person has confirmed it.
CREATE TABLE "appraisal_count" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL REFERENCES "unit"("id"),
	"period_id" uuid NOT NULL REFERENCES "appraisal_period"("id"),
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"sampled" integer NOT NULL,
	"officer_knew" integer,
	"resident_knew" integer,
	"both_knew" integer,
	"complete" integer,
	"of_records" integer,
	"entered_by" uuid NOT NULL REFERENCES "person"("id"),
	"entered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "appraisal_count_kind" CHECK (CASE kind
		WHEN 'familiarity' THEN sampled > 0 AND officer_knew BETWEEN 0 AND sampled AND resident_knew BETWEEN 0 AND sampled
			AND both_knew BETWEEN greatest(0, officer_knew + resident_knew - sampled) AND least(officer_knew, resident_knew) AND complete IS NULL
		WHEN 'information' THEN sampled > 0 AND complete BETWEEN 0 AND sampled AND of_records >= sampled AND officer_knew IS NULL
		WHEN 'prevention' THEN sampled > 0 AND officer_knew IS NULL AND complete IS NULL
		WHEN 'plus' THEN sampled > 0 AND officer_knew IS NULL AND complete IS NULL
		ELSE false END)
);
--> statement-breakpoint
CREATE INDEX "appraisal_count_period" ON "appraisal_count" USING btree ("period_id","unit_id");
--> statement-breakpoint
CREATE TABLE "appraisal_count_confirmation" (
	"count_id" uuid PRIMARY KEY NOT NULL REFERENCES "appraisal_count"("id"),
	"unit_id" uuid NOT NULL,
	"confirmed_by" uuid NOT NULL REFERENCES "person"("id"),
	"confirmed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "appraisal_count_withdrawal" (
	"count_id" uuid PRIMARY KEY NOT NULL REFERENCES "appraisal_count"("id"),
	"unit_id" uuid NOT NULL,
	"why" text NOT NULL,
	"withdrawn_by" uuid NOT NULL REFERENCES "person"("id"),
	"withdrawn_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
-- What a file says, until somebody has looked at it.
CREATE TABLE "appraisal_count_import" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"period_id" uuid NOT NULL REFERENCES "appraisal_period"("id"),
	"counts" jsonb NOT NULL,
	"made_by" uuid NOT NULL REFERENCES "person"("id"),
	"made_on" date NOT NULL
);
--> statement-breakpoint
-- What the unit and the evaluator say to each other about a card; all of it stays.
CREATE TABLE "appraisal_reply" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL REFERENCES "unit"("id"),
	"period_id" uuid NOT NULL REFERENCES "appraisal_period"("id"),
	"kind" text NOT NULL,
	"indicator" text,
	"answers" uuid REFERENCES "appraisal_reply"("id"),
	"words" text NOT NULL,
	"written_by" uuid NOT NULL REFERENCES "person"("id"),
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "appraisal_reply_kind" CHECK (CASE kind
		WHEN 'comment' THEN indicator IS NULL AND answers IS NULL
		WHEN 'contest' THEN indicator IS NOT NULL AND answers IS NULL
		WHEN 'answer' THEN indicator IS NULL AND answers IS NOT NULL
		ELSE false END)
);
--> statement-breakpoint
CREATE INDEX "appraisal_reply_period" ON "appraisal_reply" USING btree ("period_id","unit_id");
--> statement-breakpoint
CREATE TABLE "appraisal_evidence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"count_id" uuid REFERENCES "appraisal_count"("id"),
	"reply_id" uuid REFERENCES "appraisal_reply"("id"),
	"type" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"sent_by" uuid NOT NULL REFERENCES "person"("id"),
	"sent_at" timestamp with time zone NOT NULL,
	CONSTRAINT "appraisal_evidence_of_one" CHECK (num_nonnulls(count_id, reply_id) = 1)
);
--> statement-breakpoint
CREATE INDEX "appraisal_evidence_of" ON "appraisal_evidence" USING btree ("count_id","reply_id");
--> statement-breakpoint
-- A confirmed card: what went in, by which scheme, and what came out. A correction is a new number with its reason.
CREATE TABLE "appraisal_card" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL REFERENCES "unit"("id"),
	"period_id" uuid NOT NULL REFERENCES "appraisal_period"("id"),
	"number" integer NOT NULL,
	"version_id" uuid NOT NULL REFERENCES "appraisal_scheme_publication"("version_id"),
	"inputs" jsonb NOT NULL,
	"result" jsonb NOT NULL,
	"why" text,
	"confirmed_by" uuid NOT NULL REFERENCES "person"("id"),
	"confirmed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "appraisal_card_number" UNIQUE("period_id","unit_id","number"),
	CONSTRAINT "appraisal_card_reason" CHECK ((number = 1) = (why IS NULL))
);
--> statement-breakpoint
-- Honoured for a period: a unit, or an officer of it.
CREATE TABLE "appraisal_recognition" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL REFERENCES "unit"("id"),
	"period_id" uuid NOT NULL REFERENCES "appraisal_period"("id"),
	"person_id" uuid REFERENCES "person"("id"),
	"words" text NOT NULL,
	"recognised_by" uuid NOT NULL REFERENCES "person"("id"),
	"recognised_on" date NOT NULL,
	CONSTRAINT "appraisal_recognition_once" UNIQUE NULLS NOT DISTINCT ("period_id","unit_id","person_id")
);
--> statement-breakpoint
-- An action may also come of an appraised result; then it has a day on which somebody looks what came of it.
ALTER TABLE "unit_action" ALTER COLUMN "need_key" DROP NOT NULL;
--> statement-breakpoint
ALTER TABLE "unit_action" ADD COLUMN "period_id" uuid REFERENCES "appraisal_period"("id"), ADD COLUMN "indicator" text, ADD COLUMN "review_on" date;
--> statement-breakpoint
ALTER TABLE "unit_action" ADD CONSTRAINT "unit_action_of_one" CHECK (num_nonnulls(need_key, period_id) = 1 AND num_nonnulls(period_id, indicator, review_on) IN (0, 3));
--> statement-breakpoint
CREATE TABLE "unit_action_review" (
	"action_id" uuid PRIMARY KEY NOT NULL REFERENCES "unit_action"("id"),
	"unit_id" uuid NOT NULL,
	"came_of" text NOT NULL,
	"helped" boolean NOT NULL,
	"reviewed_by" uuid NOT NULL REFERENCES "person"("id"),
	"reviewed_on" date NOT NULL
);
--> statement-breakpoint
DO $$
DECLARE
  name text;
  reach text := $policy$(SELECT current_setting('rapport.everything', true) = 'on')
    OR unit_id = ANY ((SELECT coalesce(nullif(current_setting('rapport.units', true), ''), '{}')::uuid[])::uuid[])$policy$;
BEGIN
  -- By what somebody is appraised, and when, is told to everybody inside; only who reaches the unit writes it.
  FOREACH name IN ARRAY ARRAY['appraisal_scheme', 'appraisal_scheme_version', 'appraisal_scheme_approval', 'appraisal_scheme_publication',
    'appraisal_period', 'appraisal_period_end'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY told ON %I FOR SELECT USING (true)', name);
    EXECUTE format('CREATE POLICY reach ON %I FOR INSERT WITH CHECK (%s)', name, reach);
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_only_grows', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['appraisal_count', 'appraisal_count_confirmation', 'appraisal_count_withdrawal', 'appraisal_count_import',
    'appraisal_reply', 'appraisal_evidence', 'appraisal_card', 'appraisal_recognition', 'unit_action_review'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY reach ON %I USING (%s)', name, reach);
    IF name <> 'appraisal_count_import' THEN
      EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_only_grows', name);
    END IF;
  END LOOP;
END $$;
