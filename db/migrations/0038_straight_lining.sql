CREATE TABLE "tally_straight" (
	"unit_id" uuid NOT NULL,
	"service_key" text NOT NULL,
	"channel" text NOT NULL,
	"version_id" uuid NOT NULL,
	"month" date NOT NULL,
	"answers" integer NOT NULL,
	"counts" integer[] NOT NULL,
	CONSTRAINT "tally_straight_unit_id_month_service_key_channel_version_id_pk" PRIMARY KEY("unit_id","month","service_key","channel","version_id")
);
--> statement-breakpoint
ALTER TABLE tally_straight ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE tally_straight FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY reach ON tally_straight USING (
  (SELECT current_setting('rapport.everything', true) = 'on')
  OR unit_id = ANY ((SELECT coalesce(nullif(current_setting('rapport.units', true), ''), '{}')::uuid[])::uuid[])
);
