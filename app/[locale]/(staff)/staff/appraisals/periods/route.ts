import { Overlap, openPeriod, Past } from "#lib/appraisals/period-mutations.ts";
import { schemeVersions } from "#lib/appraisals/scheme-queries.ts";
import { dayOf } from "#lib/calendar.ts";
import { env } from "#lib/env.ts";
import { NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { periodOf } from "#lib/rates/period.ts";
import { staffPost } from "../../staff-post.ts";
import { uuidIn } from "../ids.ts";
import { APPRAISED_KINDS } from "../kinds.ts";
import { periodKeys } from "../period-form.tsx";

/** Begin to appraise, and seal the months. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/appraisals",
  write: async ({ actor, fields, page }) => {
    const today = dayOf(new Date(), env().RAPPORT_TIME_ZONE);
    const versionId = uuidIn(fields, "version");
    const version = (await schemeVersions(actor)).find(({ id }) => id === versionId);
    const kind = APPRAISED_KINDS.find((each) => each === single(fields, "kind"));
    const key = single(fields, "period");
    const period = periodKeys(today).includes(key) ? periodOf(key, today) : undefined;
    if (!version?.publishedOn || !kind || !period) throw new NotFound("no such scheme, kind or period");
    if (version.publishedOn >= period.from) return { problems: { period: "too_late" } };
    const { unitId, name } = version;
    try {
      return { to: `${page}/${await openPeriod(actor, { unitId, kind, versionId, from: period.from, to: period.to, why: name })}` };
    } catch (error) {
      if (error instanceof Past) return { problems: { period: "months_begun" } };
      if (error instanceof Overlap) return { problems: { period: "period_overlaps" } };
      throw error;
    }
  },
});
