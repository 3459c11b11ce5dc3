import { encode } from "next-auth/jwt";
import postgres from "postgres";
import { digestOf, newSessionId } from "#lib/people/session-id.ts";

/** The value of a session cookie of somebody, for tests and measurements that are not about signing in. */
export async function testSession(email: string, url = process.env.DATABASE_URL ?? ""): Promise<string> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const sid = newSessionId();
    const made = await sql`
      insert into staff_session (digest, person_id) select ${digestOf(sid)}, id from person where email = ${email} returning person_id`;
    if (made.length === 0) throw new Error(`nobody has the address ${email}`);
    return await encode({ token: { sid }, secret: process.env.RAPPORT_SECRET ?? "" });
  } finally {
    await sql.end({ timeout: 5 });
  }
}
