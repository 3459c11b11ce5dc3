CREATE TABLE "trend_baseline" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"indicator" text NOT NULL,
	"from_month" date NOT NULL,
	"to_month" date NOT NULL,
	"why" text NOT NULL,
	"decided_by" uuid NOT NULL,
	"decided_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "trend_note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"month" date NOT NULL,
	"words" text NOT NULL,
	"noted_by" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "trend_baseline" ADD CONSTRAINT "trend_baseline_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trend_note" ADD CONSTRAINT "trend_note_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "trend_baseline_unit" ON "trend_baseline" USING btree ("unit_id","indicator");--> statement-breakpoint
CREATE INDEX "trend_note_unit" ON "trend_note" USING btree ("unit_id","month");--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['trend_baseline', 'trend_note'] LOOP
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
CREATE TRIGGER baseline_only_grows BEFORE UPDATE OR DELETE ON trend_baseline FOR EACH ROW EXECUTE FUNCTION refuse_change();
