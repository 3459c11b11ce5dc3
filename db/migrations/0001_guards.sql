-- Row-level security: the second wall behind the actor's scope. FORCE, so that it holds for the owner too.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['inbox', 'response', 'comment', 'tally_day', 'tally_month', 'visit_count'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    -- The settings are read once per statement (a sub-select), not once per row.
    EXECUTE format($policy$
      CREATE POLICY reach ON %I USING (
        (SELECT current_setting('rapport.everything', true) = 'on')
        OR unit_id = ANY ((SELECT coalesce(nullif(current_setting('rapport.units', true), ''), '{}')::uuid[])::uuid[])
      )$policy$, name);
  END LOOP;
END $$;
--> statement-breakpoint
-- A resident may put an answer in and see nothing.
CREATE POLICY submit ON inbox FOR INSERT WITH CHECK (true);
--> statement-breakpoint
CREATE FUNCTION refuse_change_of_opened_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM questionnaire_opening WHERE version_id = OLD.id) THEN
    RAISE EXCEPTION 'questionnaire version % is open and cannot change', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
--> statement-breakpoint
CREATE TRIGGER opened_version_is_immutable BEFORE UPDATE OR DELETE ON questionnaire_version
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_opened_version();
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% only grows', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER opening_only_grows BEFORE UPDATE OR DELETE ON questionnaire_opening FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_only_grows BEFORE UPDATE OR DELETE ON audit_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION add_counts(a integer[], b integer[]) RETURNS integer[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT array_agg(x + y ORDER BY position) FROM unnest(a, b) WITH ORDINALITY AS both_counts(x, y, position)
$$;
--> statement-breakpoint
INSERT INTO service (key, position, name) VALUES
  ('call-response', 1, '{"en": "Call response", "zh": "接处警"}'),
  ('patrol', 2, '{"en": "Patrol", "zh": "巡逻"}'),
  ('mediation', 3, '{"en": "Dispute mediation", "zh": "纠纷调解"}'),
  ('case-handling', 4, '{"en": "Evidence and case handling", "zh": "取证与办案"}'),
  ('violation', 5, '{"en": "Correcting a violation", "zh": "纠正违法"}'),
  ('household', 6, '{"en": "Household registration and documents", "zh": "户籍与证件"}'),
  ('traffic', 7, '{"en": "Traffic", "zh": "交通管理"}'),
  ('fire-prevention', 8, '{"en": "Fire prevention", "zh": "消防"}'),
  ('foreign-affairs', 9, '{"en": "Foreign affairs", "zh": "涉外事务"}'),
  ('home-visit', 10, '{"en": "Home visit", "zh": "入户走访"}');
