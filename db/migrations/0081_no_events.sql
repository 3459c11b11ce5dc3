-- No prevention event held is a count too.
ALTER TABLE "appraisal_count" DROP CONSTRAINT "appraisal_count_kind";
--> statement-breakpoint
ALTER TABLE "appraisal_count" ADD CONSTRAINT "appraisal_count_kind" CHECK (CASE kind
		WHEN 'familiarity' THEN sampled > 0 AND officer_knew BETWEEN 0 AND sampled AND resident_knew BETWEEN 0 AND sampled
			AND both_knew BETWEEN greatest(0, officer_knew + resident_knew - sampled) AND least(officer_knew, resident_knew) AND complete IS NULL
		WHEN 'information' THEN sampled > 0 AND complete BETWEEN 0 AND sampled AND of_records >= sampled AND officer_knew IS NULL
		WHEN 'prevention' THEN sampled >= 0 AND officer_knew IS NULL AND complete IS NULL
		WHEN 'plus' THEN sampled > 0 AND officer_knew IS NULL AND complete IS NULL
		ELSE false END);
