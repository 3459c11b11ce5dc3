import postgres from "postgres";

/** Fill a demonstration up to many answers: each stands for its likes on other days of its month; the product's own recount makes the tallies. */
export async function multiply(databaseUrl: string, wanted: number): Promise<number> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    return await sql.begin(async (tx) => {
      await tx`select set_config('rapport.everything', 'on', true)`;
      const [had] = await tx`select count(*)::int as count from response`;
      const times = Math.ceil((wanted - had?.count) / had?.count);
      await tx`
        insert into response (id, unit_id, service_key, channel, version_id, day, month, choices)
        select gen_random_uuid(), unit_id, service_key, channel, version_id, least(month + (random() * 27)::int, current_date), month, choices
        from response cross join generate_series(1, ${times}::int) limit ${wanted - had?.count}`;
      const [has] = await tx`select count(*)::int as count from response`;
      return has?.count as number;
    });
  } finally {
    await sql.end();
  }
}
