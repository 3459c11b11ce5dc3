import postgres from "postgres";
import { insertAnswer } from "../../../insert.mjs";

// A route of the same framework that does nothing but the insert: the limit for our own route.
const sql = postgres(process.env.DATABASE_URL, { max: 10 });
const filed = JSON.parse(process.env.BENCH_FILED ?? "{}");

export async function POST(request) {
  await request.text();
  await insertAnswer(sql, filed);
  return new Response(null, { status: 303, headers: { Location: "/" } });
}
