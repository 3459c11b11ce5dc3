CREATE TABLE "comment_tag" (
	"comment_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"tag" text NOT NULL,
	"tagged_by" uuid NOT NULL,
	CONSTRAINT "comment_tag_comment_id_tag_pk" PRIMARY KEY("comment_id","tag")
);
--> statement-breakpoint
CREATE TABLE "comment_redaction" (
	"comment_id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"words" text NOT NULL,
	"why" text NOT NULL,
	"redacted_by" uuid NOT NULL,
	"redacted_on" date NOT NULL
);
--> statement-breakpoint
ALTER TABLE "comment_tag" ADD CONSTRAINT "comment_tag_comment_id_comment_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_redaction" ADD CONSTRAINT "comment_redaction_comment_id_comment_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comment"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comment_tag_unit" ON "comment_tag" USING btree ("unit_id","tag");--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['comment_tag', 'comment_redaction'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format($policy$
      CREATE POLICY reach ON %I USING (
        (SELECT current_setting('rapport.everything', true) = 'on')
        OR unit_id = ANY ((SELECT coalesce(nullif(current_setting('rapport.units', true), ''), '{}')::uuid[])::uuid[])
      )$policy$, name);
  END LOOP;
END $$;
