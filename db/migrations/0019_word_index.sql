CREATE TABLE "comment_term" (
	"unit_id" uuid NOT NULL,
	"term" text COLLATE "C" NOT NULL,
	"month" date NOT NULL,
	"kind" text NOT NULL,
	"comments" uuid[] NOT NULL,
	CONSTRAINT "comment_term_pk" PRIMARY KEY("unit_id","term","month","kind")
);
--> statement-breakpoint
CREATE TABLE "comment_unindexed" (
	"unit_id" uuid NOT NULL,
	"month" date NOT NULL,
	CONSTRAINT "comment_unindexed_unit_id_month_pk" PRIMARY KEY("unit_id","month")
);
--> statement-breakpoint
CREATE INDEX "comment_term_month" ON "comment_term" USING btree ("unit_id","month");--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['comment_term', 'comment_unindexed'] LOOP
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
-- Whatever way a comment comes in, its unit and month wait to be indexed: PostgreSQL cannot part Chinese into words, the application does.
CREATE FUNCTION mark_unindexed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO comment_unindexed (unit_id, month) SELECT DISTINCT unit_id, month FROM fresh ORDER BY 1, 2 ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER comment_waits_for_index AFTER INSERT ON comment REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION mark_unindexed();
--> statement-breakpoint
-- Comments that were here before: row-level security hides them unless the transaction says that it may see everything.
SELECT set_config('rapport.everything', 'on', true);--> statement-breakpoint
INSERT INTO comment_unindexed (unit_id, month) SELECT DISTINCT unit_id, month FROM comment;--> statement-breakpoint
SELECT set_config('rapport.everything', 'off', true);
