import postgres from "postgres";

/** Do what only the owner of the tables may, such as taking one away; the application that is tested may not. */
export async function asOwner<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const url = process.env.DATABASE_OWNER_URL;
  if (!url) throw new Error("Tests with a database are run by `npm test`.");
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
