CREATE TABLE "invitation_mark" (
	"mark" "bytea" PRIMARY KEY NOT NULL,
	"batch_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "invitation_mark" ADD CONSTRAINT "invitation_mark_batch_id_slip_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."slip_batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_mark" ADD CONSTRAINT "invitation_mark_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invitation_mark_batch" ON "invitation_mark" USING btree ("batch_id");--> statement-breakpoint
ALTER TABLE invitation_mark ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE invitation_mark FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY reach ON invitation_mark USING (
  (SELECT current_setting('rapport.everything', true) = 'on')
  OR unit_id = ANY ((SELECT coalesce(nullif(current_setting('rapport.units', true), ''), '{}')::uuid[])::uuid[])
);
