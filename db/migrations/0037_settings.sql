CREATE TABLE "setting_value" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"value" text,
	"set_by" uuid NOT NULL REFERENCES "person"("id"),
	"set_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "setting_value_name" ON "setting_value" USING btree ("name","set_at");
--> statement-breakpoint
CREATE TRIGGER setting_only_grows BEFORE UPDATE OR DELETE ON setting_value FOR EACH ROW EXECUTE FUNCTION refuse_change();
