-- How a unit is reached and who its officer is, as staff keep it: each save is a version, and the last holds.
CREATE TABLE "unit_contact" (
	"unit_id" uuid NOT NULL REFERENCES "unit"("id"),
	"number" integer NOT NULL,
	"address" jsonb NOT NULL,
	"phone" text NOT NULL,
	"transport" jsonb,
	"step_free" text NOT NULL,
	"hours" jsonb NOT NULL,
	"places" jsonb,
	"officer" text NOT NULL,
	"photo" text,
	"surgery_on" date,
	"surgery_from" smallint,
	"surgery_to" smallint,
	"surgery_place" jsonb,
	"written_by" uuid,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "unit_contact_unit_id_number_pk" PRIMARY KEY("unit_id","number")
);
--> statement-breakpoint
-- Pictures made anew by us, by what they hold; only the one that the last version names is kept.
CREATE TABLE "unit_photo" (
	"unit_id" uuid NOT NULL REFERENCES "unit"("id"),
	"digest" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	CONSTRAINT "unit_photo_unit_id_digest_pk" PRIMARY KEY("unit_id","digest")
);
--> statement-breakpoint
CREATE TRIGGER unit_contact_only_grows BEFORE UPDATE OR DELETE ON unit_contact FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Everybody may read what is made to be known; writing needs the reach.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['unit_contact', 'unit_photo'] LOOP
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
CREATE POLICY forget ON unit_photo FOR DELETE USING (
  (SELECT current_setting('rapport.everything', true) = 'on')
  OR unit_id = ANY ((SELECT coalesce(nullif(current_setting('rapport.units', true), ''), '{}')::uuid[])::uuid[])
);
