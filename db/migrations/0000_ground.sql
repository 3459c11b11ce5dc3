CREATE TABLE "audit_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor" text NOT NULL,
	"event" text NOT NULL,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	CONSTRAINT "person_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "role_holding" (
	"person_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "role_holding_person_id_unit_id_role_pk" PRIMARY KEY("person_id","unit_id","role")
);
--> statement-breakpoint
CREATE TABLE "staff_session" (
	"digest" "bytea" PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_session_end" (
	"digest" "bytea" PRIMARY KEY NOT NULL,
	"ended_at" timestamp with time zone DEFAULT now() NOT NULL,
	"reason" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "comment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"service_key" text NOT NULL,
	"channel" text NOT NULL,
	"version_id" uuid NOT NULL,
	"month" date NOT NULL,
	"question" text NOT NULL,
	"words" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "imported_file" (
	"digest" "bytea" PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"imported_on" date NOT NULL,
	"answers" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"service_key" text NOT NULL,
	"channel" text NOT NULL,
	"version_id" uuid NOT NULL,
	"day" date NOT NULL,
	"choices" smallint[] NOT NULL,
	"words" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recount" (
	"day" date PRIMARY KEY NOT NULL,
	"checked_rows" integer NOT NULL,
	"differences" integer NOT NULL,
	"detail" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "response" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"service_key" text NOT NULL,
	"channel" text NOT NULL,
	"version_id" uuid NOT NULL,
	"day" date NOT NULL,
	"month" date NOT NULL,
	"choices" smallint[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tally_day" (
	"unit_id" uuid NOT NULL,
	"service_key" text NOT NULL,
	"channel" text NOT NULL,
	"version_id" uuid NOT NULL,
	"day" date NOT NULL,
	"answers" integer NOT NULL,
	"counts" integer[] NOT NULL,
	CONSTRAINT "tally_day_unit_id_day_service_key_channel_version_id_pk" PRIMARY KEY("unit_id","day","service_key","channel","version_id")
);
--> statement-breakpoint
CREATE TABLE "tally_month" (
	"unit_id" uuid NOT NULL,
	"service_key" text NOT NULL,
	"channel" text NOT NULL,
	"version_id" uuid NOT NULL,
	"month" date NOT NULL,
	"answers" integer NOT NULL,
	"counts" integer[] NOT NULL,
	CONSTRAINT "tally_month_unit_id_month_service_key_channel_version_id_pk" PRIMARY KEY("unit_id","month","service_key","channel","version_id")
);
--> statement-breakpoint
CREATE TABLE "used_key" (
	"key" uuid PRIMARY KEY NOT NULL,
	"day" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "questionnaire" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"base" text NOT NULL,
	CONSTRAINT "questionnaire_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "questionnaire_opening" (
	"version_id" uuid PRIMARY KEY NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "questionnaire_version" (
	"id" uuid PRIMARY KEY NOT NULL,
	"questionnaire_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"definition" jsonb NOT NULL,
	CONSTRAINT "questionnaire_version_number" UNIQUE("questionnaire_id","number")
);
--> statement-breakpoint
CREATE TABLE "touchpoint" (
	"code" text PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"service_key" text NOT NULL,
	"channel" text NOT NULL,
	"questionnaire_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "demonstration" (
	"seed" integer PRIMARY KEY NOT NULL,
	"made_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "service" (
	"key" text PRIMARY KEY NOT NULL,
	"position" smallint NOT NULL,
	"name" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"parent_id" uuid,
	"kind" text NOT NULL,
	"slug" text NOT NULL,
	"name" jsonb NOT NULL,
	"adults" integer,
	CONSTRAINT "unit_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "visit_count" (
	"unit_id" uuid NOT NULL,
	"service_key" text NOT NULL,
	"month" date NOT NULL,
	"visits" integer NOT NULL,
	CONSTRAINT "visit_count_unit_id_service_key_month_pk" PRIMARY KEY("unit_id","service_key","month")
);
--> statement-breakpoint
ALTER TABLE "role_holding" ADD CONSTRAINT "role_holding_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_holding" ADD CONSTRAINT "role_holding_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_session" ADD CONSTRAINT "staff_session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_session_end" ADD CONSTRAINT "staff_session_end_digest_staff_session_digest_fk" FOREIGN KEY ("digest") REFERENCES "public"."staff_session"("digest") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questionnaire_opening" ADD CONSTRAINT "questionnaire_opening_version_id_questionnaire_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."questionnaire_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questionnaire_version" ADD CONSTRAINT "questionnaire_version_questionnaire_id_questionnaire_id_fk" FOREIGN KEY ("questionnaire_id") REFERENCES "public"."questionnaire"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "touchpoint" ADD CONSTRAINT "touchpoint_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "touchpoint" ADD CONSTRAINT "touchpoint_service_key_service_key_fk" FOREIGN KEY ("service_key") REFERENCES "public"."service"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "touchpoint" ADD CONSTRAINT "touchpoint_questionnaire_id_questionnaire_id_fk" FOREIGN KEY ("questionnaire_id") REFERENCES "public"."questionnaire"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit" ADD CONSTRAINT "unit_parent_id_unit_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_count" ADD CONSTRAINT "visit_count_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_count" ADD CONSTRAINT "visit_count_service_key_service_key_fk" FOREIGN KEY ("service_key") REFERENCES "public"."service"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_event_at" ON "audit_event" USING btree ("at");--> statement-breakpoint
CREATE INDEX "staff_session_person" ON "staff_session" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "comment_unit_month" ON "comment" USING btree ("unit_id","month");--> statement-breakpoint
CREATE INDEX "inbox_unit" ON "inbox" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "response_day" ON "response" USING brin ("day");--> statement-breakpoint
CREATE INDEX "tally_day_day" ON "tally_day" USING btree ("day");--> statement-breakpoint
CREATE INDEX "tally_month_month" ON "tally_month" USING btree ("month");--> statement-breakpoint
CREATE INDEX "used_key_day" ON "used_key" USING btree ("day");--> statement-breakpoint
CREATE INDEX "touchpoint_unit" ON "touchpoint" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "unit_parent" ON "unit" USING btree ("parent_id");