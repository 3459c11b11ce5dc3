import "server-only";
import { reportFailure } from "#lib/errors.ts";
import { type Letter, openPostOffice } from "#lib/mail/post-office.ts";
import type { StaffActor } from "#lib/people/actor.ts";
import { confirmSent, countFailed, type Due } from "#lib/surveys/invitation-mutations.ts";
import type { Run } from "#lib/surveys/invitation-wave.ts";
import { type Progress, sending } from "./sending-progress.ts";

type Sending = { batchId: string; run: Run; due: readonly Due[]; letterOf: (code: string) => Omit<Letter, "to"> };

/**
 * Send e-mails in the background, one after another. The list lives in memory until the last has gone; if the process ends before,
 * the same list sends the rest. `false` when a run of the wave is under way.
 */
export function startSending(actor: StaffActor, { batchId, run, due, letterOf }: Sending): boolean {
  if (sending.has(batchId)) return false;
  const progress: Progress = { total: due.length, gone: 0, failed: 0 };
  sending.set(batchId, progress);
  const office = openPostOffice();
  const all = async () => {
    // Not in the list's order, so that no row's place tells whose it is.
    for (const each of due.toSorted((a, b) => Buffer.compare(a.digest, b.digest))) {
      if (await office.hand({ to: each.address, ...letterOf(each.code) })) {
        // A code that was handed over but not confirmed is handed over again, and is the same.
        await confirmSent(actor, batchId, [each], run);
        progress.gone += 1;
      } else {
        await countFailed(actor, batchId);
        progress.failed += 1;
      }
    }
  };
  void all()
    .catch(() => reportFailure("Invitations could not all be sent", undefined))
    .finally(() => {
      sending.delete(batchId);
      office.close();
    });
  return true;
}
