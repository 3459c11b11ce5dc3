CREATE TABLE "visit_import" (
	"id" uuid PRIMARY KEY NOT NULL,
	"made_by" uuid NOT NULL,
	"made_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visit_import_row" (
	"import_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"service_key" text NOT NULL,
	"month" date NOT NULL,
	"visits" integer NOT NULL,
	CONSTRAINT "visit_import_row_import_id_unit_id_service_key_month_pk" PRIMARY KEY("import_id","unit_id","service_key","month")
);
--> statement-breakpoint
ALTER TABLE "visit_import_row" ADD CONSTRAINT "visit_import_row_import_id_visit_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."visit_import"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_import_row" ADD CONSTRAINT "visit_import_row_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_import_row" ADD CONSTRAINT "visit_import_row_service_key_service_key_fk" FOREIGN KEY ("service_key") REFERENCES "public"."service"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE visit_import_row ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE visit_import_row FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY reach ON visit_import_row USING (
  (SELECT current_setting('rapport.everything', true) = 'on')
  OR unit_id = ANY ((SELECT coalesce(nullif(current_setting('rapport.units', true), ''), '{}')::uuid[])::uuid[])
);
