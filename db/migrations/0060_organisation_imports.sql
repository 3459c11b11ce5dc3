-- Lines of a file of units or of people, read and judged, until somebody has looked at what they would change.
CREATE TABLE "organisation_import" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL CHECK ("kind" IN ('units', 'people')),
	"made_by" uuid NOT NULL,
	"made_on" date NOT NULL,
	"lines" jsonb NOT NULL
);
