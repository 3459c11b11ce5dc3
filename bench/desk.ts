import postgres from "postgres";
import { type Measured, median } from "./measured.ts";
import { inTurn, type Page } from "./pages-in-turn.ts";

/** So many are open at any time, however many there ever were: a backlog does not grow with the years. */
const OPEN = 300;

const PAGES: readonly Page[] = [
  { name: "queue", path: "/en/staff/requests", holds: /data-request/ },
  { name: "overdue", path: "/en/staff/requests?queue=overdue", holds: /data-request/ },
  { name: "closed", path: "/en/staff/requests?queue=closed", holds: /data-request/ },
  { name: "queue of a station", path: "/en/staff/requests?unit=east-street", holds: /data-request/ },
];

/** A desk with a past: requests of three years over every station, all but the last few hundred closed and most of them spoken about. */
export async function fillDesk(url: string, requests: number): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql.begin(async (tx) => {
      await tx`select set_config('rapport.everything', 'on', true)`;
      await tx`
        insert into request (id, unit_id, need_key, need_version, is_complaint, code_digest, language, received_on, received_at, due_at, shown_on)
        select gen_random_uuid(), u.ids[1 + n % array_length(u.ids, 1)], 'lost-papers', 1, false, sha256(('bench ' || n)::bytea), 'en',
          current_date - (n % 1095)::int, now() - (n % 1095) * interval '1 day', now() + ((n % 7) - 3) * interval '1 hour', current_date - (n % 1095)::int
        from generate_series(1, ${requests}) n, (select array_agg(id) as ids from unit where kind = 'station') u`;
      await tx`
        insert into request_text (request_id, unit_id, words, place, choices, said)
        select id, unit_id, 'Lost on bus ' || left(id::text, 4), 'Bus', '{0,0}', '{""}' from request where code_digest >= '\\x00' on conflict do nothing`;
      await tx`
        insert into request_closure (request_id, unit_id, round, outcome, words, closed_by, closed_on)
        select id, unit_id, 1, 'helped', 'Done', gen_random_uuid(), received_on from request r
        where not exists (select from request_closure c where c.request_id = r.id) order by r.id offset ${OPEN}`;
      await tx`
        insert into request_confirmation (request_id, unit_id, round, solved, reason, said_on)
        select request_id, unit_id, 1, true, '', closed_on from request_closure c
        where get_byte(uuid_send(request_id), 0) < 160 and not exists (select from request_confirmation f where f.request_id = c.request_id)`;
      await tx`analyze`;
    });
  } finally {
    await sql.end();
  }
}

type Desk = { origin: string; cookie: string; requests: number };

/** The pages of the desk over a long past and over a short one. */
export async function deskPages(few: Desk, many: Desk): Promise<Measured[]> {
  const all: Measured[] = [];
  for (const page of PAGES) {
    const times = await inTurn(page, few, many);
    const [short, long] = [median(times.few), median(times.many)];
    all.push({
      name: `the desk's page "${page.name}" with ${many.requests.toLocaleString("en")} requests against ${few.requests.toLocaleString("en")}`,
      ours: `${long.toFixed(0)} ms`,
      limit: `${short.toFixed(0)} ms`,
      ratio: long / short,
      // What ended last is looked up unit by unit, which more of it makes slower; the queues of what is to be done have the bar.
      bar: page.name === "closed" ? undefined : { atMost: 1.5 },
    });
  }
  return all;
}
