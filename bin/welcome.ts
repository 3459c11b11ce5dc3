import { renderUnicodeCompact } from "uqr";
import { closeDatabase } from "#db";
import type { OpenDatabase } from "#db/embedded/open.ts";
import { DEMO_SIGN_INS, DEMO_TOUCHPOINT } from "#db/seed/sign-ins.ts";
import { isDemonstration } from "#lib/units/demonstration-queries.ts";

/** Say where everything is, once the server answers. */
export async function welcome(database: OpenDatabase, port: number, origin: string): Promise<void> {
  const demonstration = await isDemonstration();
  await closeDatabase();
  const lines = ["", `Rapport serves on http://127.0.0.1:${port}`, "", `  Home page      ${origin}/`];
  if (demonstration) {
    const link = `${origin}/en/s/${DEMO_TOUCHPOINT}`;
    lines.push(`  Questionnaire  ${link}`, "", renderUnicodeCompact(link, { border: 2 }), "");
  }
  lines.push(`  Staff          ${origin}/en/staff`);
  if (demonstration) {
    lines.push("", "  Demonstration sign-ins (the second step says its code itself):");
    for (const { email, password, role, unitSlug } of DEMO_SIGN_INS)
      lines.push(`    ${email.padEnd(30)} ${password.padEnd(28)} ${role}, ${unitSlug}`);
  }
  if (!database.embedded) {
    lines.push(
      "",
      "  First administrator, if there is none yet:",
      '    npm run staff:add -- --email you@example.org --name "Your Name" --role administrator --force "Your Police"',
    );
  }
  lines.push("", "Ctrl-C stops everything.", "");
  process.stdout.write(lines.join("\n"));
}
