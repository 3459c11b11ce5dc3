-- A unit that was moved has a row for each parent it stood below, the first from the beginning of time; one that never moved has none.
CREATE TABLE "unit_placement" (
	"unit_id" uuid NOT NULL REFERENCES "unit"("id"),
	"parent_id" uuid NOT NULL REFERENCES "unit"("id"),
	"from_month" date NOT NULL CHECK (extract(day FROM "from_month") = 1),
	"planned_by" uuid NOT NULL,
	"planned_on" date NOT NULL,
	CONSTRAINT "unit_placement_unit_id_from_month_pk" PRIMARY KEY("unit_id","from_month")
);
--> statement-breakpoint
-- A unit no longer works when it has a row here: it takes no new answers and no new requests, and keeps its history.
CREATE TABLE "unit_closure" (
	"unit_id" uuid PRIMARY KEY NOT NULL REFERENCES "unit"("id"),
	"closed_on" date NOT NULL,
	"closed_by" uuid NOT NULL,
	"why" text NOT NULL
);
--> statement-breakpoint
-- A service that is not offered any more has a row here.
CREATE TABLE "service_retirement" (
	"service_key" text PRIMARY KEY NOT NULL REFERENCES "service"("key"),
	"retired_on" date NOT NULL,
	"retired_by" uuid NOT NULL
);
--> statement-breakpoint
-- Which units once stood below which, made anew from the placements by a trigger: what the policies below read.
CREATE TABLE "unit_past" (
	"unit_id" uuid NOT NULL,
	"above_id" uuid NOT NULL,
	"from_month" date NOT NULL,
	"until_month" date NOT NULL,
	CONSTRAINT "unit_past_unit_id_above_id_from_month_pk" PRIMARY KEY("unit_id","above_id","from_month")
);
--> statement-breakpoint
-- Every unit with its parents and the months, from the first and without the last, in which it stood below each.
CREATE VIEW unit_stay WITH (security_invoker = true) AS
  SELECT unit_id, parent_id, from_month, lead(from_month, 1, DATE 'infinity') OVER (PARTITION BY unit_id ORDER BY from_month) AS until_month
  FROM unit_placement
  UNION ALL
  SELECT id, parent_id, DATE '0001-01-01', DATE 'infinity' FROM unit
  WHERE NOT EXISTS (SELECT FROM unit_placement p WHERE p.unit_id = unit.id);
--> statement-breakpoint
CREATE FUNCTION remake_unit_past() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM unit_past;
  INSERT INTO unit_past (unit_id, above_id, from_month, until_month)
  WITH RECURSIVE above AS (
    SELECT unit_id, parent_id AS above_id, from_month, until_month FROM unit_stay WHERE parent_id IS NOT NULL
    UNION ALL
    SELECT a.unit_id, s.parent_id, greatest(a.from_month, s.from_month), least(a.until_month, s.until_month)
    FROM above a JOIN unit_stay s ON s.unit_id = a.above_id AND s.from_month < a.until_month AND a.from_month < s.until_month
    WHERE s.parent_id IS NOT NULL
  )
  SELECT unit_id, above_id, from_month, until_month FROM above WHERE until_month < DATE 'infinity';
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER placements_make_the_past AFTER INSERT OR UPDATE OR DELETE ON unit_placement
  FOR EACH STATEMENT EXECUTE FUNCTION remake_unit_past();
--> statement-breakpoint
ALTER TABLE unit_past ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE unit_past FORCE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY known ON unit_past FOR SELECT USING (true);--> statement-breakpoint
-- Whoever could write here would see more: only the trigger does.
CREATE POLICY made ON unit_past USING (pg_trigger_depth() > 0);--> statement-breakpoint
DO $$
DECLARE name text;
BEGIN
  -- Where a unit stands and whether it works is known to all; who reaches it changes it.
  FOREACH name IN ARRAY ARRAY['unit_placement', 'unit_closure'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY known ON %I FOR SELECT USING (true)', name);
    EXECUTE format($policy$
      CREATE POLICY reach ON %I USING (
        (SELECT current_setting('rapport.everything', true) = 'on')
        OR unit_id = ANY ((SELECT coalesce(nullif(current_setting('rapport.units', true), ''), '{}')::uuid[])::uuid[])
      )$policy$, name);
  END LOOP;
  -- Counts of the months in which a unit stood below one that is reached stay readable from there; its words and its requests do not.
  FOREACH name IN ARRAY ARRAY['tally_month', 'tally_moment', 'tally_weighing', 'tally_straight', 'visit_count', 'held_answer', 'excluded_answer', 'response'] LOOP
    EXECUTE format($policy$
      CREATE POLICY stood_below ON %1$I FOR SELECT USING (EXISTS (
        SELECT FROM unit_past p
        WHERE p.unit_id = %1$I.unit_id AND %1$I.month >= p.from_month AND %1$I.month < p.until_month
          AND p.above_id = ANY ((SELECT coalesce(nullif(current_setting('rapport.units', true), ''), '{}')::uuid[])::uuid[])
      ))$policy$, name);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE POLICY stood_below ON late_answer FOR SELECT USING (EXISTS (
  SELECT FROM unit_past p JOIN response r ON r.id = late_answer.response_id
  WHERE p.unit_id = late_answer.unit_id AND r.month >= p.from_month AND r.month < p.until_month
    AND p.above_id = ANY ((SELECT coalesce(nullif(current_setting('rapport.units', true), ''), '{}')::uuid[])::uuid[])
));
