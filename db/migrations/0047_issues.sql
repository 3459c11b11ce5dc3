-- What a unit does about what residents keep asking for: who, by when; ended with what was done; told to the public in versions.
CREATE TABLE "unit_action" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL REFERENCES "unit"("id"),
	"need_key" text NOT NULL REFERENCES "help_need"("key"),
	"month" date NOT NULL,
	"what" text NOT NULL,
	"owner_id" uuid NOT NULL REFERENCES "person"("id"),
	"due_on" date NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "unit_action_unit" ON "unit_action" USING btree ("unit_id","due_on");
--> statement-breakpoint
CREATE TABLE "unit_action_end" (
	"action_id" uuid PRIMARY KEY NOT NULL REFERENCES "unit_action"("id"),
	"unit_id" uuid NOT NULL,
	"done" text NOT NULL,
	"ended_by" uuid NOT NULL,
	"ended_on" date NOT NULL
);
--> statement-breakpoint
-- "You said, we did", the last version holds; one without words takes it back.
CREATE TABLE "unit_action_publication" (
	"action_id" uuid NOT NULL REFERENCES "unit_action"("id"),
	"number" integer NOT NULL,
	"unit_id" uuid NOT NULL,
	"said" jsonb,
	"did" jsonb,
	"published_by" uuid,
	"published_on" date NOT NULL,
	CONSTRAINT "unit_action_publication_action_id_number_pk" PRIMARY KEY("action_id","number"),
	CONSTRAINT "unit_action_publication_both" CHECK ((said IS NULL) = (did IS NULL))
);
--> statement-breakpoint
CREATE INDEX "unit_action_publication_unit" ON "unit_action_publication" USING btree ("unit_id");
--> statement-breakpoint
CREATE TRIGGER unit_action_only_grows BEFORE UPDATE OR DELETE ON unit_action FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER unit_action_end_only_grows BEFORE UPDATE OR DELETE ON unit_action_end FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER unit_action_publication_only_grows BEFORE UPDATE OR DELETE ON unit_action_publication FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['unit_action', 'unit_action_end'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format($policy$
      CREATE POLICY reach ON %I USING (
        (SELECT current_setting('rapport.everything', true) = 'on')
        OR unit_id = ANY ((SELECT coalesce(nullif(current_setting('rapport.units', true), ''), '{}')::uuid[])::uuid[])
      )$policy$, name);
  END LOOP;
END $$;
--> statement-breakpoint
-- Everybody may read what is told to everybody; writing needs the reach.
ALTER TABLE unit_action_publication ENABLE ROW LEVEL SECURITY;
ALTER TABLE unit_action_publication FORCE ROW LEVEL SECURITY;
CREATE POLICY told ON unit_action_publication FOR SELECT USING (true);
CREATE POLICY reach ON unit_action_publication FOR INSERT WITH CHECK (
  (SELECT current_setting('rapport.everything', true) = 'on')
  OR unit_id = ANY ((SELECT coalesce(nullif(current_setting('rapport.units', true), ''), '{}')::uuid[])::uuid[])
);
