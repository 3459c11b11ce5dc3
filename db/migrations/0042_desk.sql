-- Trigrams find words that are alike; the extension is trusted and comes with PostgreSQL.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
-- Handed on to another unit or to an agency; what the resident asked for stays as it was.
CREATE TABLE "request_referral" (
	"request_id" uuid NOT NULL REFERENCES "request"("id") ON DELETE CASCADE,
	"unit_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"from_unit_id" uuid NOT NULL,
	"agency_key" text REFERENCES "agency"("key"),
	"why" text NOT NULL,
	"referred_by" uuid NOT NULL,
	"referred_on" date NOT NULL,
	CONSTRAINT "request_referral_request_id_number_pk" PRIMARY KEY("request_id","number")
);
--> statement-breakpoint
-- The same matter asked twice: one is worked, and the other's resident is told there.
CREATE TABLE "request_merge" (
	"request_id" uuid PRIMARY KEY NOT NULL REFERENCES "request"("id") ON DELETE CASCADE,
	"unit_id" uuid NOT NULL,
	"kept_id" uuid NOT NULL REFERENCES "request"("id"),
	"merged_by" uuid NOT NULL,
	"merged_on" date NOT NULL
);
--> statement-breakpoint
CREATE INDEX "request_merge_kept" ON "request_merge" USING btree ("kept_id");
--> statement-breakpoint
-- What a desk often writes, in each language.
CREATE TABLE "reply_template" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL REFERENCES "unit"("id"),
	"name" text NOT NULL,
	"words" jsonb NOT NULL,
	"written_by" uuid NOT NULL,
	"written_on" date NOT NULL
);
--> statement-breakpoint
CREATE INDEX "reply_template_unit" ON "reply_template" USING btree ("unit_id");
--> statement-breakpoint
-- Who gets what comes in by itself: a unit's requests of one need, or of any.
CREATE TABLE "assignment_rule" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL REFERENCES "unit"("id"),
	"need_key" text REFERENCES "help_need"("key"),
	"person_id" uuid NOT NULL REFERENCES "person"("id"),
	"made_by" uuid NOT NULL,
	"made_on" date NOT NULL,
	CONSTRAINT "assignment_rule_once" UNIQUE NULLS NOT DISTINCT ("unit_id","need_key")
);
--> statement-breakpoint
-- A resident's thanks, which a lead has looked at and counts for an officer.
CREATE TABLE "recognition" (
	"request_id" uuid PRIMARY KEY NOT NULL REFERENCES "request"("id") ON DELETE CASCADE,
	"unit_id" uuid NOT NULL,
	"person_id" uuid NOT NULL REFERENCES "person"("id"),
	"reviewed_by" uuid NOT NULL,
	"reviewed_on" date NOT NULL
);
--> statement-breakpoint
CREATE INDEX "request_closure_last" ON "request_closure" USING btree ("unit_id","closed_on");
--> statement-breakpoint
CREATE INDEX "request_withdrawal_last" ON "request_withdrawal" USING btree ("unit_id","withdrawn_on");
--> statement-breakpoint
CREATE INDEX "recognition_person" ON "recognition" USING btree ("person_id","reviewed_on");
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['request_referral', 'request_merge', 'recognition'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format($policy$
      CREATE POLICY reach ON %I USING (
        (SELECT current_setting('rapport.everything', true) = 'on') OR EXISTS (SELECT FROM request r WHERE r.id = request_id)
      )$policy$, name);
  END LOOP;
  -- A template of a unit above is used below it; a rule is asked when a resident's request comes in.
  FOREACH name IN ARRAY ARRAY['reply_template', 'assignment_rule'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY told ON %I FOR SELECT USING (true)', name);
    EXECUTE format($policy$
      CREATE POLICY reach ON %I USING (
        (SELECT current_setting('rapport.everything', true) = 'on')
        OR unit_id = ANY ((SELECT coalesce(nullif(current_setting('rapport.units', true), ''), '{}')::uuid[])::uuid[])
      )$policy$, name);
  END LOOP;
END $$;
--> statement-breakpoint
-- Several requests worked at once, so that it can be undone for a while.
CREATE TABLE "bulk_action" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "bulk_action_request" (
	"bulk_id" uuid NOT NULL REFERENCES "bulk_action"("id") ON DELETE CASCADE,
	"request_id" uuid NOT NULL REFERENCES "request"("id") ON DELETE CASCADE,
	"unit_id" uuid NOT NULL,
	"number" integer NOT NULL,
	CONSTRAINT "bulk_action_request_bulk_id_request_id_pk" PRIMARY KEY("bulk_id","request_id")
);
--> statement-breakpoint
ALTER TABLE bulk_action_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE bulk_action_request FORCE ROW LEVEL SECURITY;
CREATE POLICY reach ON bulk_action_request USING (
  (SELECT current_setting('rapport.everything', true) = 'on') OR EXISTS (SELECT FROM request r WHERE r.id = request_id)
);
--> statement-breakpoint
-- A closing that is taken back opens its request again.
CREATE FUNCTION reopen_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO request_open (request_id, unit_id, is_complaint, is_again, due_at)
  SELECT r.id, r.unit_id, r.is_complaint, OLD.round > 1, r.due_at FROM request r
  WHERE r.id = OLD.request_id AND r.shown_on IS NOT NULL
    AND NOT EXISTS (SELECT FROM request_closure c WHERE c.request_id = r.id AND c.round >= OLD.round)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER reopen AFTER DELETE ON request_closure FOR EACH ROW EXECUTE FUNCTION reopen_request();
--> statement-breakpoint
-- The order in which two wrote to each other, where no hour may tell it.
ALTER TABLE "request_message" ADD COLUMN "number" integer NOT NULL DEFAULT 0;
--> statement-breakpoint
CREATE FUNCTION number_request_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.number := (SELECT coalesce(max(number), 0) + 1 FROM request_message WHERE request_id = NEW.request_id);
  RETURN NEW;
END $$;
CREATE TRIGGER number_message BEFORE INSERT ON request_message FOR EACH ROW EXECUTE FUNCTION number_request_message();
--> statement-breakpoint
-- A request whose resident has been given a visit slip to rate how it was handled; which one is written nowhere.
CREATE TABLE "request_follow_up" (
	"request_id" uuid PRIMARY KEY NOT NULL REFERENCES "request"("id") ON DELETE CASCADE,
	"unit_id" uuid NOT NULL,
	"given_on" date NOT NULL
);
--> statement-breakpoint
ALTER TABLE request_follow_up ENABLE ROW LEVEL SECURITY;
ALTER TABLE request_follow_up FORCE ROW LEVEL SECURITY;
CREATE POLICY reach ON request_follow_up USING (
  (SELECT current_setting('rapport.everything', true) = 'on') OR EXISTS (SELECT FROM request r WHERE r.id = request_id)
);
--> statement-breakpoint
-- What the resident of a clue writes or says shows no hour either: its unit sees it from the next day of the force's own clock.
CREATE FUNCTION seen_by_unit(of_request uuid, done_on date) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM request r WHERE r.id = of_request AND (
    r.received_at IS NOT NULL
    OR done_on < (now() AT TIME ZONE coalesce(nullif(current_setting('rapport.zone', true), ''), 'UTC'))::date
    OR r.code_digest = decode(coalesce(nullif(current_setting('rapport.request', true), ''), '00'), 'hex')))
$$;
ALTER POLICY reach ON request_message USING (
  (SELECT current_setting('rapport.everything', true) = 'on')
  OR (EXISTS (SELECT FROM request r WHERE r.id = request_id) AND (written_by IS NOT NULL OR seen_by_unit(request_id, written_on)))
);
ALTER POLICY reach ON request_confirmation USING (
  (SELECT current_setting('rapport.everything', true) = 'on') OR seen_by_unit(request_id, said_on)
);
ALTER POLICY reach ON request_withdrawal USING (
  (SELECT current_setting('rapport.everything', true) = 'on') OR seen_by_unit(request_id, withdrawn_on)
);
ALTER POLICY reach ON request_file USING (
  (SELECT current_setting('rapport.everything', true) = 'on') OR seen_by_unit(request_id, sent_on)
);
ALTER POLICY reach ON request_human USING (
  (SELECT current_setting('rapport.everything', true) = 'on') OR seen_by_unit(request_id, asked_on)
);
