CREATE TABLE "answer_file" (
	"version_id" uuid NOT NULL,
	"year" smallint NOT NULL,
	"closed_on" date NOT NULL,
	CONSTRAINT "answer_file_version_id_year_pk" PRIMARY KEY("version_id","year")
);
--> statement-breakpoint
CREATE TABLE "late_answer" (
	"response_id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE late_answer ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE late_answer FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY reach ON late_answer USING (
  (SELECT current_setting('rapport.everything', true) = 'on')
  OR unit_id = ANY ((SELECT coalesce(nullif(current_setting('rapport.units', true), ''), '{}')::uuid[])::uuid[])
);
--> statement-breakpoint
-- An answer that comes to a year whose file has been handed out is in no later file of it: what two files differ by would be that answer.
CREATE FUNCTION mark_late() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO late_answer (response_id, unit_id)
  SELECT f.id, f.unit_id FROM fresh f JOIN answer_file a ON a.version_id = f.version_id AND a.year = extract(year FROM f.month)
  ORDER BY f.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER response_may_be_late AFTER INSERT ON response REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION mark_late();
