CREATE TABLE "slip_batch_cancellation" (
	"batch_id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"unused" integer NOT NULL,
	"cancelled_on" date NOT NULL,
	"cancelled_by" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "slip_batch_cancellation" ADD CONSTRAINT "slip_batch_cancellation_batch_id_slip_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."slip_batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slip_batch_cancellation" ADD CONSTRAINT "slip_batch_cancellation_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE slip_batch_cancellation ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE slip_batch_cancellation FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY reach ON slip_batch_cancellation USING (
  (SELECT current_setting('rapport.everything', true) = 'on')
  OR unit_id = ANY ((SELECT coalesce(nullif(current_setting('rapport.units', true), ''), '{}')::uuid[])::uuid[])
);
