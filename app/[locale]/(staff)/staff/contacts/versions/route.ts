import { Conflict, NotFound } from "#lib/errors.ts";
import { single } from "#lib/http/fields.ts";
import { MAY } from "#lib/people/matrix.ts";
import { holdPhoto, storeContact } from "#lib/units/contact-mutations.ts";
import { MOST_PHOTO_FORM_BYTES, photoAnew } from "#lib/units/photo.ts";
import { unitsInScope, unitsWithRole } from "#lib/units/queries.ts";
import { staffPost } from "../../staff-post.ts";
import { sentContact } from "../sent-contact.ts";

const DIGEST = /^[\da-f]{64}$/;

/** Store how a unit is reached; with a refused form its photo waits, so that nothing need be chosen again. */
export const POST = staffPost<{ locale: string }>({
  page: () => "/contacts",
  withFiles: true,
  maxBytes: MOST_PHOTO_FORM_BYTES,
  write: async ({ actor, fields, files, page }) => {
    const [units, mine] = await Promise.all([unitsInScope(actor), unitsWithRole(actor, MAY["contacts.write"])]);
    const unit = units.find(({ slug, id }) => slug === single(fields, "unit") && mine.includes(id));
    if (!unit) throw new NotFound("not a unit of the actor's");
    const file = files.get("file");
    const made = file && file.bytes.length > 0 ? await photoAnew(file.bytes) : undefined;
    const held = single(fields, "photo");
    const kept = DIGEST.test(held) && !fields.has("no_photo") ? held : null;
    if (made && !("problem" in made)) await holdPhoto(actor, unit.id, made);
    const photo = made && !("problem" in made) ? made.digest : kept;
    const read = sentContact(fields, photo);
    const wrong = {
      ...("problems" in read ? read.problems : {}),
      ...(made && "problem" in made ? { file: made.problem } : {}),
    };
    const to = `${page}?unit=${unit.slug}`;
    const back = new Map([...fields, ["photo", [photo ?? ""]] as const]);
    if ("problems" in read || Object.keys(wrong).length > 0) return { to, problems: wrong, back };
    try {
      const stored = await storeContact(actor, unit.id, read.contact, Number(single(fields, "seen")));
      if (stored === "photo_gone") return { to, problems: { file: "photo_gone" }, back: new Map([...back, ["photo", [""]] as const]) };
    } catch (error) {
      // Told here, so that the photo and the unit come back too.
      if (error instanceof Conflict) return { to, problems: { form: "changed_meanwhile" }, back };
      throw error;
    }
    return { to: `${to}&stored=1` };
  },
});
