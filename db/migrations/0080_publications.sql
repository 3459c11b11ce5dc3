-- What is told to the public: drafted by a plan or by hand, checked by a second person, frozen, and linked into a signed chain. Nothing of it ever changes.
CREATE TABLE "publication_plan" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL REFERENCES "unit"("id"),
	"length" text NOT NULL,
	"draft_days" integer NOT NULL,
	"publish_days" integer NOT NULL,
	"made_by" uuid NOT NULL REFERENCES "person"("id"),
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "publication_plan_length" CHECK (length IN ('quarter', 'year')),
	CONSTRAINT "publication_plan_days" CHECK (draft_days >= 1 AND publish_days > draft_days AND publish_days <= 366)
);
--> statement-breakpoint
CREATE INDEX "publication_plan_unit" ON "publication_plan" USING btree ("unit_id");
--> statement-breakpoint
CREATE TABLE "publication_plan_end" (
	"plan_id" uuid PRIMARY KEY NOT NULL REFERENCES "publication_plan"("id"),
	"unit_id" uuid NOT NULL,
	"ended_by" uuid NOT NULL REFERENCES "person"("id"),
	"ended_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "publication_draft" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL REFERENCES "unit"("id"),
	"period" text NOT NULL,
	"from_month" date NOT NULL,
	"to_month" date NOT NULL,
	"publish_on" date NOT NULL,
	"plan_id" uuid REFERENCES "publication_plan"("id"),
	"figures" jsonb NOT NULL,
	"bases" jsonb NOT NULL,
	"drafted_by" uuid REFERENCES "person"("id"),
	"drafted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "publication_draft_months" CHECK (from_month <= to_month),
	CONSTRAINT "publication_draft_by_whom" CHECK (num_nonnulls(plan_id, drafted_by) = 1)
);
--> statement-breakpoint
CREATE INDEX "publication_draft_unit" ON "publication_draft" USING btree ("unit_id", "period");
--> statement-breakpoint
-- A plan drafts each of its periods once.
CREATE UNIQUE INDEX "publication_draft_planned" ON "publication_draft" USING btree ("plan_id", "period") WHERE plan_id IS NOT NULL;
--> statement-breakpoint
CREATE TABLE "publication_draft_end" (
	"draft_id" uuid PRIMARY KEY NOT NULL REFERENCES "publication_draft"("id"),
	"unit_id" uuid NOT NULL,
	"why" text NOT NULL,
	"ended_by" uuid NOT NULL REFERENCES "person"("id"),
	"ended_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "publication_check" (
	"draft_id" uuid PRIMARY KEY NOT NULL REFERENCES "publication_draft"("id"),
	"unit_id" uuid NOT NULL,
	"snapshot" text NOT NULL,
	"checked_by" uuid NOT NULL REFERENCES "person"("id"),
	"checked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "publication_release" (
	"draft_id" uuid PRIMARY KEY NOT NULL REFERENCES "publication_check"("draft_id"),
	"unit_id" uuid NOT NULL,
	"slug" text NOT NULL UNIQUE
);
--> statement-breakpoint
CREATE TABLE "publication" (
	"slug" text PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL REFERENCES "unit"("id"),
	"snapshot" text NOT NULL
);
--> statement-breakpoint
-- Releases and withdrawals in their order; each has the hash of the one before in its signed entry.
CREATE TABLE "publication_link" (
	"position" integer PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL REFERENCES "unit"("id"),
	"slug" text NOT NULL REFERENCES "publication"("slug"),
	"entry" text NOT NULL,
	"hash" "bytea" NOT NULL,
	"signature" "bytea" NOT NULL,
	"key" "bytea" NOT NULL,
	CONSTRAINT "publication_link_position" CHECK (position >= 1)
);
--> statement-breakpoint
DO $$
DECLARE
  name text;
  reach text := $policy$(SELECT current_setting('rapport.everything', true) = 'on')
    OR unit_id = ANY ((SELECT coalesce(nullif(current_setting('rapport.units', true), ''), '{}')::uuid[])::uuid[])$policy$;
BEGIN
  FOREACH name IN ARRAY ARRAY['publication_plan', 'publication_plan_end', 'publication_draft', 'publication_draft_end', 'publication_check',
    'publication_release', 'publication', 'publication_link'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    IF name IN ('publication', 'publication_link') THEN
      -- Made to be read by everybody.
      EXECUTE format('CREATE POLICY read ON %I FOR SELECT USING (true)', name);
      EXECUTE format('CREATE POLICY reach ON %I FOR INSERT WITH CHECK (%s)', name, reach);
    ELSE
      EXECUTE format('CREATE POLICY reach ON %I USING (%s)', name, reach);
    END IF;
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_only_grows', name);
  END LOOP;
END $$;
