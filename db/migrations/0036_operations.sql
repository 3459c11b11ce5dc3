-- Whoever serves may ask which migrations the database has seen, to say whether it is ready.
GRANT USAGE ON SCHEMA drizzle TO PUBLIC;
--> statement-breakpoint
GRANT SELECT ON drizzle.__drizzle_migrations TO PUBLIC;
