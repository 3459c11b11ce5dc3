-- Somebody invited has no password yet; somebody who signs in with the agency's own provider never has one.
ALTER TABLE person ALTER COLUMN password_hash DROP NOT NULL;
--> statement-breakpoint
ALTER TABLE staff_session ADD COLUMN way text NOT NULL DEFAULT 'code';
--> statement-breakpoint
CREATE TABLE "person_leaving" (
	"person_id" uuid PRIMARY KEY NOT NULL REFERENCES "person"("id"),
	"left_by" uuid NOT NULL REFERENCES "person"("id"),
	"left_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person_invitation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL REFERENCES "person"("id"),
	"digest" "bytea" NOT NULL UNIQUE,
	"made_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "person_invitation_person" ON "person_invitation" USING btree ("person_id");
--> statement-breakpoint
CREATE TABLE "person_invitation_end" (
	"invitation_id" uuid PRIMARY KEY NOT NULL REFERENCES "person_invitation"("id"),
	"how" text NOT NULL,
	"ended_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person_totp" (
	"person_id" uuid PRIMARY KEY NOT NULL REFERENCES "person"("id"),
	"sealed" "bytea" NOT NULL,
	"last_step" bigint NOT NULL,
	"set_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person_recovery_code" (
	"digest" "bytea" PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL REFERENCES "person"("id")
);
--> statement-breakpoint
CREATE INDEX "person_recovery_code_person" ON "person_recovery_code" USING btree ("person_id");
--> statement-breakpoint
CREATE TABLE "person_passkey" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL REFERENCES "person"("id"),
	"public_key" "bytea" NOT NULL,
	"counter" bigint NOT NULL,
	"transports" text[] NOT NULL,
	"label" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "person_passkey_person" ON "person_passkey" USING btree ("person_id");
--> statement-breakpoint
CREATE TABLE "person_identity" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"person_id" uuid NOT NULL REFERENCES "person"("id"),
	"linked_at" timestamp with time zone NOT NULL,
	PRIMARY KEY ("issuer", "subject")
);
--> statement-breakpoint
-- A second factor that is lost is taken away by two people: one asks, another decides.
CREATE TABLE "factor_reset" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL REFERENCES "person"("id"),
	"asked_by" uuid NOT NULL REFERENCES "person"("id"),
	"asked_at" timestamp with time zone NOT NULL,
	"why" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "factor_reset_person" ON "factor_reset" USING btree ("person_id");
--> statement-breakpoint
CREATE TABLE "factor_reset_end" (
	"reset_id" uuid PRIMARY KEY NOT NULL REFERENCES "factor_reset"("id"),
	"how" text NOT NULL,
	"ended_by" uuid NOT NULL REFERENCES "person"("id"),
	"ended_at" timestamp with time zone NOT NULL
);
