-- What is being written, for an hour: sealed with the code that the request will have, which only the browser has.
CREATE TABLE "request_draft" (
	"code_digest" "bytea" PRIMARY KEY NOT NULL,
	"sealed" text NOT NULL,
	"ends_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "request_draft_file" (
	"code_digest" "bytea" NOT NULL REFERENCES "request_draft"("code_digest") ON DELETE CASCADE,
	"position" smallint NOT NULL,
	"type" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "request_draft_file_code_digest_position_pk" PRIMARY KEY("code_digest","position")
);
--> statement-breakpoint
CREATE TABLE "request_file" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL REFERENCES "request"("id") ON DELETE CASCADE,
	"unit_id" uuid NOT NULL,
	"type" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"sent_on" date NOT NULL
);
--> statement-breakpoint
CREATE INDEX "request_file_request" ON "request_file" USING btree ("request_id");
--> statement-breakpoint
-- A resident who would rather speak to somebody than write.
CREATE TABLE "request_human" (
	"request_id" uuid PRIMARY KEY NOT NULL REFERENCES "request"("id") ON DELETE CASCADE,
	"unit_id" uuid NOT NULL,
	"asked_on" date NOT NULL
);
--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['request_draft', 'request_draft_file'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format($policy$
      CREATE POLICY reach ON %I USING (
        (SELECT current_setting('rapport.everything', true) = 'on')
        OR code_digest = (SELECT decode(coalesce(nullif(current_setting('rapport.request', true), ''), '00'), 'hex'))
      )$policy$, name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['request_file', 'request_human'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format($policy$
      CREATE POLICY reach ON %I USING (
        (SELECT current_setting('rapport.everything', true) = 'on') OR EXISTS (SELECT FROM request r WHERE r.id = request_id)
      )$policy$, name);
  END LOOP;
END $$;
