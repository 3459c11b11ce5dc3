-- When a unit's desk works, and its holidays; a unit without its own works as the one above it. Each change is a version.
CREATE TABLE "working_hours" (
	"unit_id" uuid NOT NULL REFERENCES "unit"("id"),
	"number" integer NOT NULL,
	"week" jsonb NOT NULL,
	"holidays" jsonb NOT NULL,
	"written_by" uuid,
	"written_on" date NOT NULL,
	CONSTRAINT "working_hours_unit_id_number_pk" PRIMARY KEY("unit_id","number")
);
--> statement-breakpoint
-- While the police wait for the resident: no hour of the deadline passes.
CREATE TABLE "request_pause" (
	"request_id" uuid NOT NULL REFERENCES "request"("id") ON DELETE CASCADE,
	"unit_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"from_at" timestamp with time zone NOT NULL,
	"to_at" timestamp with time zone,
	"paused_by" uuid NOT NULL,
	CONSTRAINT "request_pause_request_id_number_pk" PRIMARY KEY("request_id","number")
);
--> statement-breakpoint
-- What was put before the lead, once before and once after each deadline.
CREATE TABLE "request_escalation" (
	"request_id" uuid NOT NULL REFERENCES "request"("id") ON DELETE CASCADE,
	"unit_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"due_on" date NOT NULL,
	"escalated_on" date NOT NULL,
	CONSTRAINT "request_escalation_request_id_kind_due_on_pk" PRIMARY KEY("request_id","kind","due_on")
);
--> statement-breakpoint
ALTER TABLE working_hours ENABLE ROW LEVEL SECURITY;
ALTER TABLE working_hours FORCE ROW LEVEL SECURITY;
CREATE POLICY told ON working_hours FOR SELECT USING (true);
CREATE POLICY reach ON working_hours FOR INSERT WITH CHECK (
  (SELECT current_setting('rapport.everything', true) = 'on')
  OR unit_id = ANY ((SELECT coalesce(nullif(current_setting('rapport.units', true), ''), '{}')::uuid[])::uuid[])
);
CREATE TRIGGER working_hours_only_grows BEFORE UPDATE OR DELETE ON working_hours FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['request_pause', 'request_escalation'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format($policy$
      CREATE POLICY reach ON %I USING (
        (SELECT current_setting('rapport.everything', true) = 'on') OR EXISTS (SELECT FROM request r WHERE r.id = request_id)
      )$policy$, name);
  END LOOP;
END $$;
