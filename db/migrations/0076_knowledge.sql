-- Questions with right answers, by topic; a question is in the languages that its words are in.
CREATE TABLE "knowledge_question" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL REFERENCES "unit"("id"),
	"topic" text NOT NULL,
	"question" jsonb NOT NULL,
	"right_choice" integer NOT NULL,
	"written_by" uuid NOT NULL REFERENCES "person"("id"),
	"written_on" date NOT NULL
);
--> statement-breakpoint
CREATE INDEX "knowledge_question_unit" ON "knowledge_question" USING btree ("unit_id","topic");
--> statement-breakpoint
CREATE TABLE "knowledge_question_retirement" (
	"question_id" uuid PRIMARY KEY NOT NULL REFERENCES "knowledge_question"("id"),
	"unit_id" uuid NOT NULL,
	"retired_by" uuid NOT NULL REFERENCES "person"("id"),
	"retired_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "knowledge_check" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL REFERENCES "unit"("id"),
	"topic" text NOT NULL,
	"questions" integer NOT NULL,
	"minutes" integer NOT NULL,
	"pass_share" integer NOT NULL,
	"opens_on" date NOT NULL,
	"closes_on" date NOT NULL,
	"made_by" uuid NOT NULL REFERENCES "person"("id"),
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "knowledge_check_bounds" CHECK (questions BETWEEN 1 AND 50 AND minutes BETWEEN 1 AND 180 AND pass_share BETWEEN 1 AND 100 AND opens_on <= closes_on)
);
--> statement-breakpoint
-- Who was to take it, and in which unit they were then: absentees are counted.
CREATE TABLE "knowledge_scheduled" (
	"check_id" uuid NOT NULL REFERENCES "knowledge_check"("id"),
	"person_id" uuid NOT NULL REFERENCES "person"("id"),
	"unit_id" uuid NOT NULL REFERENCES "unit"("id"),
	PRIMARY KEY ("check_id", "person_id")
);
--> statement-breakpoint
-- The questions that were drawn, in their order, until when they may be answered, and in which language they were read.
CREATE TABLE "knowledge_attempt" (
	"id" uuid PRIMARY KEY NOT NULL,
	"check_id" uuid NOT NULL REFERENCES "knowledge_check"("id"),
	"person_id" uuid NOT NULL REFERENCES "person"("id"),
	"unit_id" uuid NOT NULL REFERENCES "unit"("id"),
	"language" text NOT NULL,
	"drawn" uuid[] NOT NULL,
	"begun_at" timestamp with time zone NOT NULL,
	"until" timestamp with time zone NOT NULL,
	CONSTRAINT "knowledge_attempt_once" UNIQUE("check_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "knowledge_answer" (
	"attempt_id" uuid NOT NULL REFERENCES "knowledge_attempt"("id"),
	"question_id" uuid NOT NULL REFERENCES "knowledge_question"("id"),
	"unit_id" uuid NOT NULL,
	"choice" integer NOT NULL,
	PRIMARY KEY ("attempt_id", "question_id")
);
--> statement-breakpoint
CREATE TABLE "knowledge_attempt_end" (
	"attempt_id" uuid PRIMARY KEY NOT NULL REFERENCES "knowledge_attempt"("id"),
	"unit_id" uuid NOT NULL,
	"right_answers" integer NOT NULL,
	"ended_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
DO $$
DECLARE
  name text;
  reach text := $policy$(SELECT current_setting('rapport.everything', true) = 'on')
    OR unit_id = ANY ((SELECT coalesce(nullif(current_setting('rapport.units', true), ''), '{}')::uuid[])::uuid[])$policy$;
BEGIN
  FOREACH name IN ARRAY ARRAY['knowledge_question', 'knowledge_question_retirement', 'knowledge_check'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY told ON %I FOR SELECT USING (true)', name);
    EXECUTE format('CREATE POLICY reach ON %I FOR INSERT WITH CHECK (%s)', name, reach);
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_only_grows', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['knowledge_scheduled', 'knowledge_attempt', 'knowledge_answer', 'knowledge_attempt_end'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY reach ON %I USING (%s)', name, reach);
    IF name <> 'knowledge_answer' THEN
      EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_only_grows', name);
    END IF;
  END LOOP;
END $$;
