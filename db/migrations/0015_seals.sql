CREATE TABLE "sealed_period" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"from_month" date NOT NULL,
	"to_month" date NOT NULL,
	"why" text NOT NULL,
	"sealed_by" uuid NOT NULL,
	"sealed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sealed_period_months" CHECK (from_month <= to_month)
);
--> statement-breakpoint
CREATE TABLE "sealed_period_opening" (
	"seal_id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"why" text NOT NULL,
	"opened_by" uuid NOT NULL,
	"opened_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sealed_period" ADD CONSTRAINT "sealed_period_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sealed_period_opening" ADD CONSTRAINT "sealed_period_opening_seal_id_sealed_period_id_fk" FOREIGN KEY ("seal_id") REFERENCES "public"."sealed_period"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sealed_period_unit" ON "sealed_period" USING btree ("unit_id");--> statement-breakpoint
CREATE TRIGGER sealed_period_only_grows BEFORE UPDATE OR DELETE ON sealed_period FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER sealed_period_opening_only_grows BEFORE UPDATE OR DELETE ON sealed_period_opening FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
-- Whoever is appraised must be told that a seal holds, though it stands on a unit above theirs; writing needs the reach.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['sealed_period', 'sealed_period_opening'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY told ON %I FOR SELECT USING (true)', name);
    EXECUTE format($policy$
      CREATE POLICY reach ON %I FOR INSERT WITH CHECK (
        (SELECT current_setting('rapport.everything', true) = 'on')
        OR unit_id = ANY ((SELECT coalesce(nullif(current_setting('rapport.units', true), ''), '{}')::uuid[])::uuid[])
      )$policy$, name);
  END LOOP;
END $$;
