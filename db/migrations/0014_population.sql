CREATE TABLE "tally_weighing" (
	"unit_id" uuid NOT NULL,
	"service_key" text NOT NULL,
	"channel" text NOT NULL,
	"version_id" uuid NOT NULL,
	"month" date NOT NULL,
	"answers" integer NOT NULL,
	"counts" integer[] NOT NULL,
	CONSTRAINT "tally_weighing_unit_id_month_service_key_channel_version_id_pk" PRIMARY KEY("unit_id","month","service_key","channel","version_id")
);
--> statement-breakpoint
CREATE TABLE "population" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"year" smallint NOT NULL,
	"source" text NOT NULL,
	"stored_by" uuid NOT NULL,
	"stored_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "population_margin" (
	"population_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"margin" text NOT NULL,
	"category" text NOT NULL,
	"residents" integer NOT NULL,
	CONSTRAINT "population_margin_population_id_margin_category_pk" PRIMARY KEY("population_id","margin","category"),
	CONSTRAINT "population_margin_residents" CHECK (residents >= 0)
);
--> statement-breakpoint
ALTER TABLE "population" ADD CONSTRAINT "population_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "population_margin" ADD CONSTRAINT "population_margin_population_id_population_id_fk" FOREIGN KEY ("population_id") REFERENCES "public"."population"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "population_unit" ON "population" USING btree ("unit_id");--> statement-breakpoint
CREATE TRIGGER population_only_grows BEFORE UPDATE OR DELETE ON population FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER population_margin_only_grows BEFORE UPDATE OR DELETE ON population_margin FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['tally_weighing', 'population', 'population_margin'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format($policy$
      CREATE POLICY reach ON %I USING (
        (SELECT current_setting('rapport.everything', true) = 'on')
        OR unit_id = ANY ((SELECT coalesce(nullif(current_setting('rapport.units', true), ''), '{}')::uuid[])::uuid[])
      )$policy$, name);
  END LOOP;
END $$;
