import postgres from "postgres";
import { asApplication } from "#db";
import type { OpenDatabase } from "#db/embedded/open.ts";
import { type Powers, powersOf } from "#db/roles.ts";

const say = (line: string) => process.stdout.write(`! ${line}\n`);

async function powers({ url }: OpenDatabase): Promise<Powers> {
  const sql = postgres(url, { ...asApplication(), max: 1 });
  try {
    return await powersOf(sql);
  } catch (error) {
    if (!/unsupported startup parameter/.test(String(error))) throw error;
    throw new Error(
      "DATABASE_URL leads to a pooler: set DATABASE_POOLER=transaction, and let DATABASE_OWNER_URL lead to PostgreSQL itself.",
      {
        cause: error,
      },
    );
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** The role that serves must not pass by row-level security, and should own nothing that it could be switched off on. */
export async function checkRole(database: OpenDatabase): Promise<void> {
  const { role, escapes, owns, noTimeout } = await powers(database);
  if (escapes)
    throw new Error(
      `The role ${role} of DATABASE_URL passes by row-level security. ALTER ROLE ${role} NOSUPERUSER NOBYPASSRLS, or serve as another role.`,
    );
  if (owns > 0 && database.embedded) throw new Error(`The role ${role} serves and owns ${owns} tables: it must own nothing.`);
  if (owns > 0)
    say(
      `The role ${role} serves and owns the tables, so that one faulty statement could switch row-level security off. Make a role that owns nothing (CREATE ROLE rapport_app LOGIN PASSWORD '…'), name it in DATABASE_URL and the owner in DATABASE_OWNER_URL.`,
    );
  if (noTimeout) say(`The role ${role} has no limit on the time of a statement: ALTER ROLE ${role} SET statement_timeout = '30s';`);
}
