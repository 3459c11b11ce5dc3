CREATE TABLE "api_token" (
	"id" uuid PRIMARY KEY NOT NULL,
	"digest" "bytea" NOT NULL UNIQUE,
	"person_id" uuid NOT NULL REFERENCES "person"("id"),
	"unit_id" uuid NOT NULL REFERENCES "unit"("id"),
	"label" text NOT NULL,
	"scopes" text[] NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "api_token_person" ON "api_token" USING btree ("person_id");
--> statement-breakpoint
CREATE TABLE "api_token_revocation" (
	"token_id" uuid PRIMARY KEY NOT NULL REFERENCES "api_token"("id"),
	"unit_id" uuid NOT NULL,
	"revoked_by" uuid NOT NULL,
	"revoked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_token_use" (
	"token_id" uuid NOT NULL REFERENCES "api_token"("id"),
	"unit_id" uuid NOT NULL,
	"day" date NOT NULL,
	CONSTRAINT "api_token_use_token_id_day_pk" PRIMARY KEY("token_id","day")
);
--> statement-breakpoint
CREATE TRIGGER api_token_only_grows BEFORE UPDATE OR DELETE ON api_token FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER api_token_revocation_only_grows BEFORE UPDATE OR DELETE ON api_token_revocation FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['api_token', 'api_token_revocation', 'api_token_use'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format($policy$
      CREATE POLICY reach ON %I USING (
        (SELECT current_setting('rapport.everything', true) = 'on')
        OR unit_id = ANY ((SELECT coalesce(nullif(current_setting('rapport.units', true), ''), '{}')::uuid[])::uuid[])
      )$policy$, name);
  END LOOP;
END $$;
