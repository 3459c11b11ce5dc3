CREATE TABLE "questionnaire_approval" (
	"version_id" uuid PRIMARY KEY NOT NULL,
	"approved_by" uuid NOT NULL,
	"approved_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "questionnaire_author" (
	"version_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "questionnaire_author_version_id_person_id_pk" PRIMARY KEY("version_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "questionnaire_submission" (
	"version_id" uuid PRIMARY KEY NOT NULL,
	"submitted_by" uuid NOT NULL,
	"submitted_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "paper_batch" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"service_key" text NOT NULL,
	"version_id" uuid NOT NULL,
	"forms" integer NOT NULL,
	"every_nth" integer NOT NULL,
	"made_on" date NOT NULL,
	"made_by" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "paper_check" (
	"batch_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"unit_id" uuid NOT NULL,
	"entered_by" uuid NOT NULL,
	"questions" integer NOT NULL,
	"differing" integer NOT NULL,
	CONSTRAINT "paper_check_batch_id_number_pk" PRIMARY KEY("batch_id","number")
);
--> statement-breakpoint
CREATE TABLE "paper_entry" (
	"batch_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"unit_id" uuid NOT NULL,
	"entered_by" uuid NOT NULL,
	"choices" smallint[],
	CONSTRAINT "paper_entry_batch_id_number_pk" PRIMARY KEY("batch_id","number")
);
--> statement-breakpoint
CREATE TABLE "excluded_answer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"service_key" text NOT NULL,
	"channel" text NOT NULL,
	"version_id" uuid NOT NULL,
	"day" date NOT NULL,
	"month" date NOT NULL,
	"choices" smallint[] NOT NULL,
	"reasons" text[] NOT NULL,
	"why" text NOT NULL,
	"excluded_by" uuid NOT NULL,
	"excluded_on" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "held_answer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"service_key" text NOT NULL,
	"channel" text NOT NULL,
	"version_id" uuid NOT NULL,
	"day" date NOT NULL,
	"month" date NOT NULL,
	"choices" smallint[] NOT NULL,
	"words" text[] NOT NULL,
	"reasons" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitation_wave" (
	"batch_id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"name" text NOT NULL,
	"means" text NOT NULL,
	"sealed_key" text,
	"sent" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"reminded" integer DEFAULT 0 NOT NULL,
	"complete" integer DEFAULT 0 NOT NULL,
	"partial" integer DEFAULT 0 NOT NULL,
	"broken_off" integer DEFAULT 0 NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL,
	"not_eligible" integer DEFAULT 0 NOT NULL,
	"unknown_eligibility" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "slip" (
	"digest" "bytea" PRIMARY KEY NOT NULL,
	"batch_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "slip_batch" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"service_key" text NOT NULL,
	"channel" text NOT NULL,
	"questionnaire_id" uuid NOT NULL,
	"issued" integer NOT NULL,
	"made_on" date NOT NULL,
	"expires_on" date NOT NULL,
	"made_by" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "slip_batch_seal" (
	"batch_id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"counted" integer NOT NULL,
	"sealed_on" date NOT NULL,
	"sealed_by" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "questionnaire_closing" (
	"questionnaire_id" uuid PRIMARY KEY NOT NULL,
	"last_day" date NOT NULL,
	"closed_by" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "touchpoint_proof" (
	"code" text PRIMARY KEY NOT NULL,
	"since" date NOT NULL,
	"asked_by" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "touchpoint_retirement" (
	"code" text PRIMARY KEY NOT NULL,
	"retired_on" date NOT NULL,
	"retired_by" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "inbox" ADD COLUMN "held_for" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "questionnaire_version" ADD COLUMN "revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "touchpoint" ADD COLUMN "place" text;--> statement-breakpoint
ALTER TABLE "questionnaire_approval" ADD CONSTRAINT "questionnaire_approval_version_id_questionnaire_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."questionnaire_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questionnaire_approval" ADD CONSTRAINT "questionnaire_approval_approved_by_person_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questionnaire_author" ADD CONSTRAINT "questionnaire_author_version_id_questionnaire_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."questionnaire_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questionnaire_author" ADD CONSTRAINT "questionnaire_author_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questionnaire_submission" ADD CONSTRAINT "questionnaire_submission_version_id_questionnaire_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."questionnaire_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questionnaire_submission" ADD CONSTRAINT "questionnaire_submission_submitted_by_person_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_batch" ADD CONSTRAINT "paper_batch_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_batch" ADD CONSTRAINT "paper_batch_service_key_service_key_fk" FOREIGN KEY ("service_key") REFERENCES "public"."service"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_batch" ADD CONSTRAINT "paper_batch_version_id_questionnaire_version_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."questionnaire_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_check" ADD CONSTRAINT "paper_check_batch_id_paper_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."paper_batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_check" ADD CONSTRAINT "paper_check_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_entry" ADD CONSTRAINT "paper_entry_batch_id_paper_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."paper_batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_entry" ADD CONSTRAINT "paper_entry_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_wave" ADD CONSTRAINT "invitation_wave_batch_id_slip_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."slip_batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_wave" ADD CONSTRAINT "invitation_wave_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slip" ADD CONSTRAINT "slip_batch_id_slip_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."slip_batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slip" ADD CONSTRAINT "slip_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slip_batch" ADD CONSTRAINT "slip_batch_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slip_batch" ADD CONSTRAINT "slip_batch_service_key_service_key_fk" FOREIGN KEY ("service_key") REFERENCES "public"."service"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slip_batch" ADD CONSTRAINT "slip_batch_questionnaire_id_questionnaire_id_fk" FOREIGN KEY ("questionnaire_id") REFERENCES "public"."questionnaire"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slip_batch_seal" ADD CONSTRAINT "slip_batch_seal_batch_id_slip_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."slip_batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slip_batch_seal" ADD CONSTRAINT "slip_batch_seal_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questionnaire_closing" ADD CONSTRAINT "questionnaire_closing_questionnaire_id_questionnaire_id_fk" FOREIGN KEY ("questionnaire_id") REFERENCES "public"."questionnaire"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "touchpoint_proof" ADD CONSTRAINT "touchpoint_proof_code_touchpoint_code_fk" FOREIGN KEY ("code") REFERENCES "public"."touchpoint"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "touchpoint_retirement" ADD CONSTRAINT "touchpoint_retirement_code_touchpoint_code_fk" FOREIGN KEY ("code") REFERENCES "public"."touchpoint"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "paper_batch_unit" ON "paper_batch" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "excluded_answer_unit" ON "excluded_answer" USING btree ("unit_id","month");--> statement-breakpoint
CREATE INDEX "held_answer_unit" ON "held_answer" USING btree ("unit_id","month");--> statement-breakpoint
CREATE INDEX "slip_batch_id" ON "slip" USING btree ("batch_id");--> statement-breakpoint
CREATE INDEX "slip_batch_unit" ON "slip_batch" USING btree ("unit_id");