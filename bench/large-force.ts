import postgres from "postgres";

/** A force as large as the product is made for, grown around the demonstration's people and questionnaires. */
export type Force = { units: number; months: number; answers: number; comments: number };

const DISTRICTS = 19;
/** Of twenty answers at a station: the poster at its counter, the kiosk in its hall, and the residents' survey. */
const SHARES = { open: 11, kiosk: 5, invited: 4 };
const SAMPLE = 2_000;
const VOCABULARY = 4_000;

type Tx = postgres.TransactionSql;

/** Take the demonstration's answers away, keep some as patterns, and add units until there are enough. */
async function units(tx: Tx, { units: wanted }: Force): Promise<void> {
  await tx`
    create temporary table pattern on commit drop as
    select q.key, v.id as version_id, r.choices, (row_number() over (partition by q.key order by r.id) - 1)::int as number
    from response r join questionnaire_version v on v.id = r.version_id join questionnaire q on q.id = v.questionnaire_id
    where q.key in ('visit-rating', 'resident-survey')`;
  await tx`delete from pattern where number >= ${SAMPLE}`;
  await tx`truncate response, comment, comment_tag, comment_redaction, comment_term, comment_unindexed, tally_day, tally_month, tally_moment,
    tally_weighing, held_answer, excluded_answer, inbox, visit_count`;
  await tx`
    insert into unit (id, parent_id, kind, slug, name)
    select gen_random_uuid(), f.id, 'district', 'bench-d' || n, jsonb_build_object('en', 'District ' || n)
    from unit f, generate_series(1, ${DISTRICTS}::int) n where f.kind = 'force'`;
  const [has] = await tx`select count(*)::int as count from unit`;
  await tx`
    insert into unit (id, parent_id, kind, slug, name)
    select gen_random_uuid(), d.id, 'station', 'bench-s' || n, jsonb_build_object('en', 'Station ' || n)
    from generate_series(1, ${wanted - has?.count}::int) n join unit d on d.slug = 'bench-d' || (1 + n % ${DISTRICTS}::int)`;
  // Each place as often as it has answers, so that one of equal chance is the right one.
  await tx`
    create temporary table place on commit drop as
    select u.id as unit_id, c.channel, case when c.channel = 'invited' then 'resident-survey' else 'visit-rating' end as key,
      case when c.channel = 'invited' then 'home-visit' else (array['household', 'traffic', 'call-response', 'case-handling'])[1 + abs(hashtext(u.slug || c.channel)) % 4] end as service_key,
      (row_number() over (order by u.slug, c.channel) - 1)::int as number
    from unit u cross join (values ('open', ${SHARES.open}::int), ('kiosk', ${SHARES.kiosk}::int), ('invited', ${SHARES.invited}::int)) c (channel, times)
    cross join lateral generate_series(1, c.times) where u.kind = 'station'`;
  await tx`
    insert into visit_count (unit_id, service_key, month, visits)
    select distinct p.unit_id, p.service_key, m::date, 5000 from place p, generate_series(date_trunc('month', current_date) - interval '23 months', current_date, '1 month') m
    where p.key = 'visit-rating'`;
}

async function answers(tx: Tx, { answers: wanted, months }: Force): Promise<void> {
  // The random key is checked once at the end, and no year is closed yet: the table is the same, made in a fraction of the time.
  await tx`alter table response drop constraint response_pkey, disable trigger response_may_be_late`;
  for (let back = months - 1; back >= 0; back -= 1) {
    await tx`
      insert into response (id, unit_id, service_key, channel, version_id, day, month, choices)
      select gen_random_uuid(), p.unit_id, p.service_key, p.channel, c.version_id, a.day, date_trunc('month', a.day)::date, c.choices
      from (
        select floor(random() * (select count(*) from place))::int as place, floor(random() * ${SAMPLE}::int)::int as pattern,
          least(current_date, m.first + floor(random() * 28)::int) as day
        from (select (date_trunc('month', current_date) - make_interval(months => ${back}::int))::date as first) m,
          generate_series(1, ${Math.round(wanted / months)}::int) offset 0
      ) a join place p on p.number = a.place join pattern c on c.key = p.key and c.number = a.pattern`;
  }
  await tx`alter table response add primary key (id), enable trigger response_may_be_late`;
}

/** Comments in four languages, of words as frequent as words are. */
async function comments(tx: Tx, { comments: wanted, months }: Force): Promise<void> {
  await tx`
    create temporary table phrase on commit drop as
    select (row_number() over () - 1)::int as number, said from unnest(array[
      'The counter closed before the time on the door', 'Please open more windows in the morning', 'The officer explained every step',
      '窗口太少，等候时间长', '民警态度很好，讲解清楚', '希望增加自助机', 'Esperé más de una hora sin explicación', 'La atención fue rápida y amable',
      'النوافذ قليلة والانتظار طويل', 'شرح الموظف كل خطوة بوضوح']) said`;
  await tx`
    insert into comment (id, unit_id, service_key, channel, version_id, month, question, words)
    select gen_random_uuid(), p.unit_id, p.service_key, p.channel, v.version_id, a.month, 'change', h.said || ' ' || a.words
    from (
      select floor(random() * (select count(*) from place))::int as place, floor(random() * 10)::int as phrase,
        (date_trunc('month', current_date) - make_interval(months => 1 + floor(random() * ${months}::int)::int))::date as month,
        concat_ws(' ', pg_temp.w(random()), pg_temp.w(random()), pg_temp.w(random()), pg_temp.w(random())) as words
      from generate_series(1, ${wanted}::int) offset 0
    ) a join place p on p.number = a.place join phrase h on h.number = a.phrase
      cross join lateral (select version_id from pattern where key = p.key limit 1) v`;
}

/** Fill a demonstration with the answers and comments of a large force; the product itself counts and indexes them afterwards. */
export async function fillForce(databaseUrl: string, force: Force): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    await sql.begin(async (tx) => {
      await tx`select set_config('rapport.everything', 'on', true)`;
      await tx.unsafe(`create function pg_temp.w(at float) returns text language sql volatile as $$
        select substr(translate(md5(floor(${VOCABULARY} * at * at * at)::text), '0123456789', 'ghijklmnop'), 1, 7) $$`);
      await units(tx, force);
      await answers(tx, force);
      await comments(tx, force);
    });
  } finally {
    await sql.end();
  }
}

/** The bytes and rows of some tables, indexes and all. */
export async function sizesOf(databaseUrl: string, tables: readonly string[]): Promise<Map<string, { bytes: number; rows: number }>> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    return await sql.begin(async (tx) => {
      await tx`select set_config('rapport.everything', 'on', true)`;
      const found = new Map<string, { bytes: number; rows: number }>();
      for (const table of tables) {
        const [row] =
          await tx`select pg_total_relation_size(${table}::text::regclass)::float8 as bytes, (select count(*)::float8 from ${tx(table)}) as rows`;
        found.set(table, { bytes: row?.bytes, rows: row?.rows });
      }
      return found;
    });
  } finally {
    await sql.end();
  }
}

/** How often a table has been read through and how often an index of it, by everybody so far. */
export async function readsOf(databaseUrl: string, table: string): Promise<{ scans: number; reads: number }> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    const [row] =
      await sql`select seq_scan::float8 as scans, coalesce(idx_scan, 0)::float8 as reads from pg_stat_user_tables where relname = ${table}`;
    return { scans: row?.scans ?? 0, reads: row?.reads ?? 0 };
  } finally {
    await sql.end();
  }
}
