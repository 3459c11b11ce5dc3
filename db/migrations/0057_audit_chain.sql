-- Each event is linked to the one before it by a hash over both, so that nothing can be changed, removed or put between unseen.
CREATE TABLE "audit_link" (
	"position" bigint PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL UNIQUE,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
-- Each night the whole chain is read; what was found is kept, and the head is logged outside the database.
CREATE TABLE "audit_check" (
	"id" uuid PRIMARY KEY NOT NULL,
	"checked_at" timestamp with time zone NOT NULL,
	"events" bigint NOT NULL,
	"head_position" bigint NOT NULL,
	"head_hash" "bytea" NOT NULL,
	"faults" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "audit_check_at" ON "audit_check" USING btree ("checked_at");
--> statement-breakpoint
-- The bytes that are hashed: no field can hold the separator, as JSON writes it escaped and the others are ours.
CREATE FUNCTION audit_bytes(id uuid, at timestamptz, actor text, event text, detail jsonb) RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT convert_to(concat_ws(E'\x1f', id::text, (extract(epoch FROM at) * 1000000)::bigint::text, actor, event, detail::text), 'UTF8')
$$;
--> statement-breakpoint
DO $$
DECLARE
  each record;
  last bytea := '';
  counted bigint := 0;
BEGIN
  FOR each IN SELECT * FROM audit_event ORDER BY at, id LOOP
    counted := counted + 1;
    last := sha256(last || audit_bytes(each.id, each.at, each.actor, each.event, each.detail));
    INSERT INTO audit_link VALUES (counted, each.id, last);
  END LOOP;
END $$;
--> statement-breakpoint
-- At the end of the transaction, when it waits for nothing else: the one lock that orders the chain can then be part of no deadlock.
CREATE FUNCTION link_audit_event() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  last_position bigint;
  last_hash bytea;
BEGIN
  PERFORM pg_advisory_xact_lock(7274614);
  SELECT l.position, l.hash INTO last_position, last_hash FROM public.audit_link l ORDER BY l.position DESC LIMIT 1;
  INSERT INTO public.audit_link VALUES (
    coalesce(last_position, 0) + 1, NEW.id,
    sha256(coalesce(last_hash, ''::bytea) || public.audit_bytes(NEW.id, NEW.at, NEW.actor, NEW.event, NEW.detail)));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER audit_linked AFTER INSERT ON audit_event DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION link_audit_event();
--> statement-breakpoint
CREATE TRIGGER audit_not_emptied BEFORE TRUNCATE ON audit_event EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_link_only_grows BEFORE UPDATE OR DELETE ON audit_link FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_link_not_emptied BEFORE TRUNCATE ON audit_link EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_check_only_grows BEFORE UPDATE OR DELETE ON audit_check FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE INDEX "audit_event_event" ON "audit_event" USING btree ("event", "at");
--> statement-breakpoint
CREATE INDEX "audit_event_actor" ON "audit_event" USING btree ("actor", "at");
--> statement-breakpoint
CREATE INDEX "audit_event_detail" ON "audit_event" USING gin ("detail" jsonb_path_ops);
