-- Who works where, and which codes hang where, is told to everybody inside; only who reaches a unit writes it.
DO $$
DECLARE
  name text;
  reach text := $policy$(SELECT current_setting('rapport.everything', true) = 'on')
    OR unit_id = ANY ((SELECT coalesce(nullif(current_setting('rapport.units', true), ''), '{}')::uuid[])::uuid[])$policy$;
BEGIN
  FOREACH name IN ARRAY ARRAY['role_holding', 'touchpoint', 'touchpoint_proof', 'touchpoint_retirement'] LOOP
    -- A row beside a touchpoint is of the touchpoint's unit.
    IF name IN ('touchpoint_proof', 'touchpoint_retirement') THEN
      reach := $policy$(SELECT current_setting('rapport.everything', true) = 'on') OR EXISTS (SELECT FROM touchpoint t WHERE t.code = code_of_row
        AND t.unit_id = ANY ((SELECT coalesce(nullif(current_setting('rapport.units', true), ''), '{}')::uuid[])::uuid[]))$policy$;
      reach := replace(reach, 'code_of_row', name || '.code');
    END IF;
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY told ON %I FOR SELECT USING (true)', name);
    EXECUTE format('CREATE POLICY reach ON %I FOR INSERT WITH CHECK (%s)', name, reach);
    EXECUTE format('CREATE POLICY change ON %I FOR UPDATE USING (%s)', name, reach);
    EXECUTE format('CREATE POLICY forget ON %I FOR DELETE USING (%s)', name, reach);
  END LOOP;
END $$;
--> statement-breakpoint
-- The application owns no table, and before PostgreSQL 17 only an owner vacuums: there autovacuum does it at the first dead row.
DO $$
DECLARE name text;
BEGIN
  IF current_setting('server_version_num')::int < 170000 THEN
    FOREACH name IN ARRAY ARRAY['inbox', 'slip', 'comment', 'comment_redaction', 'comment_term', 'held_answer', 'request_text', 'request_message',
      'request_note', 'request_file', 'request_closure', 'request_confirmation', 'request_notice_address', 'request_referral'] LOOP
      EXECUTE format('ALTER TABLE %I SET (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0)', name);
    END LOOP;
  END IF;
END $$;
