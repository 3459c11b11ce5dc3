-- Programs that are told of events; ids and units alone go out, signed with a secret that is kept sealed.
CREATE TABLE "webhook_subscription" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"url" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"events" text[] NOT NULL,
	"made_by" uuid NOT NULL REFERENCES "person"("id"),
	"made_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
-- Ended by somebody, or by nobody because it had failed for days.
CREATE TABLE "webhook_end" (
	"subscription_id" uuid PRIMARY KEY NOT NULL REFERENCES "webhook_subscription"("id"),
	"unit_id" uuid NOT NULL,
	"ended_by" uuid REFERENCES "person"("id"),
	"ended_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webhook_delivery" (
	"id" uuid PRIMARY KEY NOT NULL,
	"subscription_id" uuid NOT NULL REFERENCES "webhook_subscription"("id"),
	"unit_id" uuid NOT NULL,
	"event" text NOT NULL,
	"status" smallint NOT NULL,
	"tried_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "webhook_subscription_unit" ON "webhook_subscription" USING btree ("unit_id");
--> statement-breakpoint
CREATE INDEX "webhook_delivery_subscription" ON "webhook_delivery" USING btree ("subscription_id","tried_at");
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['webhook_subscription', 'webhook_end', 'webhook_delivery'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format($policy$
      CREATE POLICY reach ON %I USING (
        (SELECT current_setting('rapport.everything', true) = 'on')
        OR unit_id = ANY ((SELECT coalesce(nullif(current_setting('rapport.units', true), ''), '{}')::uuid[])::uuid[])
      )$policy$, name);
  END LOOP;
END $$;
