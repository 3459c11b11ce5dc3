-- The second wall of the tables of slips, held answers and paper forms.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'slip_batch', 'slip_batch_seal', 'slip', 'invitation_wave', 'held_answer', 'excluded_answer', 'paper_batch', 'paper_entry', 'paper_check'
  ] LOOP
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
-- Who holds a slip reaches that slip, its batch and its wave, and nothing else.
CREATE POLICY holder ON slip USING (digest = decode(nullif(current_setting('rapport.slip', true), ''), 'hex'));
--> statement-breakpoint
CREATE POLICY holder ON slip_batch FOR SELECT USING (id = (SELECT batch_id FROM slip WHERE digest = decode(nullif(current_setting('rapport.slip', true), ''), 'hex')));
--> statement-breakpoint
CREATE POLICY holder ON slip_batch_seal FOR SELECT USING (batch_id = (SELECT batch_id FROM slip WHERE digest = decode(nullif(current_setting('rapport.slip', true), ''), 'hex')));
--> statement-breakpoint
CREATE POLICY holder ON invitation_wave USING (batch_id = (SELECT batch_id FROM slip WHERE digest = decode(nullif(current_setting('rapport.slip', true), ''), 'hex')));
