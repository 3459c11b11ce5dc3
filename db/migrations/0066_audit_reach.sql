-- Of what was done in a unit, only who reaches it reads, whatever a page asks for; everybody's own acts are still added.
ALTER TABLE audit_event ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE audit_event FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY add ON audit_event FOR INSERT WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY reach ON audit_event FOR SELECT USING (
  (SELECT current_setting('rapport.everything', true) = 'on')
  OR NOT detail ? 'unitId'
  OR detail ->> 'unitId' = ANY ((SELECT coalesce(nullif(current_setting('rapport.units', true), ''), '{}')::text[])::text[])
);
