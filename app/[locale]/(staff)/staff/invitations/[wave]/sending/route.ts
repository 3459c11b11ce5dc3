import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { single } from "#lib/http/fields.ts";
import { isLocale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { startSending } from "#lib/jobs/sending.ts";
import { sending } from "#lib/jobs/sending-progress.ts";
import { mailIsSetUp } from "#lib/mail/post-office.ts";
import { readList } from "#lib/surveys/invitation-list.ts";
import { beginRun, confirmSent } from "#lib/surveys/invitation-mutations.ts";
import { invitationWaves } from "#lib/surveys/invitation-queries.ts";
import { RUNS } from "#lib/surveys/invitation-wave.ts";
import { staffPost } from "../../../staff-post.ts";
import { emailsOf, lettersOf, messagesOf } from "./words.ts";

const MOST = { email: 5_000, letter: 500, message: 5_000 } as const;
const MOST_NAMED = 20;

/** Invite the people of a list, or remind them. The list is not stored. */
export const POST = staffPost<{ locale: string; wave: string }>({
  page: ({ wave }) => `/invitations/${wave}`,
  withFiles: true,
  write: async ({ actor, locale, fields, files, params }) => {
    const wave = (await invitationWaves(actor)).find(({ id }) => id === params.wave);
    const run = RUNS.find((each) => each === single(fields, "run")) ?? "invite";
    const parts = [single(fields, "list"), new TextDecoder().decode(files.get("file")?.bytes)];
    const typed = parts.filter((part) => part.trim() !== "").join("\n");
    const back = new Map([
      ["in", [single(fields, "in")]],
      ["list", [single(fields, "list")]],
    ]);
    if (!wave || wave.ended) return { problems: { form: "ended_already" }, back };
    if (wave.means === "email" && !mailIsSetUp()) return { problems: { form: "smtp_missing" }, back };
    if (sending.has(wave.id)) return { problems: { form: "under_way" }, back };
    const list = readList(typed, wave.means);
    if (list.entries.length > MOST[wave.means]) return { problems: { list: "list_too_long" }, back: new Map() };
    const t = translator(locale, "invitations");
    const named = list.bad
      .slice(0, MOST_NAMED)
      .map(({ line }) => [`line_${line}`, t(wave.means === "email" ? "line_bad" : "line_bad_file", { line })] as const);
    // Only what could not be used comes back, to be mended and sent again.
    const left = new Map([...back, ["list", [list.bad.map(({ text }) => text).join("\n")]]]);
    if (list.entries.length === 0) return { problems: { ...Object.fromEntries(named), list: "list_empty" }, back: left };
    // A file is the answer to the form: what is wrong has to be said before.
    if (wave.means !== "email" && named.length > 0) return { problems: Object.fromEntries(named), back };
    const due = await beginRun(actor, wave.id, list.entries, run, dayOf(new Date(), env().RAPPORT_TIME_ZONE));
    if (!due) return { problems: { form: "ended_already" }, back };
    const chosen = single(fields, "in");
    const language = isLocale(chosen) ? chosen : locale;
    if (due.length === 0) return { problems: { ...Object.fromEntries(named), list: "nobody_due" }, back: left };
    if (wave.means === "email") {
      const started = startSending(actor, { batchId: wave.id, run, due, letterOf: await emailsOf(wave, language, run) });
      if (!started) return { problems: { form: "under_way" }, back };
      return named.length > 0 ? { problems: Object.fromEntries(named), back: left } : {};
    }
    const file = wave.means === "letter" ? await lettersOf(wave, language, run, due) : await messagesOf(wave, language, run, due);
    await confirmSent(actor, wave.id, due, run);
    return { file };
  },
});
