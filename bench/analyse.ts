import postgres from "postgres";

/** Let the planner know what stands in the tables, as autovacuum would have by then. */
export async function analyse(ownerUrl: string): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  await sql.begin(async (tx) => {
    await tx`select set_config('rapport.everything', 'on', true)`;
    await tx`analyze`;
  });
  await sql.end();
}
