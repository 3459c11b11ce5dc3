-- That a request's words must stay, for the reason given, until it is released.
CREATE TABLE "request_hold" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL REFERENCES "request"("id") ON DELETE CASCADE,
	"unit_id" uuid NOT NULL,
	"why" text NOT NULL,
	"held_by" uuid NOT NULL REFERENCES "person"("id"),
	"held_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "request_hold_release" (
	"hold_id" uuid PRIMARY KEY NOT NULL REFERENCES "request_hold"("id") ON DELETE CASCADE,
	"request_id" uuid NOT NULL REFERENCES "request"("id") ON DELETE CASCADE,
	"unit_id" uuid NOT NULL,
	"why" text NOT NULL,
	"released_by" uuid NOT NULL REFERENCES "person"("id"),
	"released_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
-- What was deleted of a unit's requests on a day: counts by need, and a digest over them and the requests they are of.
CREATE TABLE "deletion_certificate" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"deleted_on" date NOT NULL,
	"counts" jsonb NOT NULL,
	"digest" text NOT NULL
);
--> statement-breakpoint
-- That a request's words are gone. The request stays, to be counted.
CREATE TABLE "request_deletion" (
	"request_id" uuid PRIMARY KEY NOT NULL REFERENCES "request"("id") ON DELETE CASCADE,
	"unit_id" uuid NOT NULL,
	"certificate_id" uuid NOT NULL REFERENCES "deletion_certificate"("id")
);
--> statement-breakpoint
CREATE INDEX "request_hold_request" ON "request_hold" USING btree ("request_id");
--> statement-breakpoint
CREATE INDEX "deletion_certificate_unit" ON "deletion_certificate" USING btree ("unit_id","deleted_on");
--> statement-breakpoint
CREATE INDEX "request_deletion_certificate" ON "request_deletion" USING btree ("certificate_id");
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['request_hold', 'request_hold_release', 'request_deletion'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format($policy$
      CREATE POLICY reach ON %I USING (
        (SELECT current_setting('rapport.everything', true) = 'on')
        OR ((SELECT coalesce(current_setting('rapport.request', true), '') = '') AND EXISTS (SELECT FROM request r WHERE r.id = request_id))
      )$policy$, name);
  END LOOP;
END $$;
ALTER TABLE deletion_certificate ENABLE ROW LEVEL SECURITY;
ALTER TABLE deletion_certificate FORCE ROW LEVEL SECURITY;
CREATE POLICY reach ON deletion_certificate USING (
  (SELECT current_setting('rapport.everything', true) = 'on')
  OR unit_id = ANY ((SELECT coalesce(nullif(current_setting('rapport.units', true), ''), '{}')::uuid[])::uuid[])
);
--> statement-breakpoint
CREATE TRIGGER certificate_only_grows BEFORE UPDATE OR DELETE ON deletion_certificate FOR EACH ROW EXECUTE FUNCTION refuse_change();
