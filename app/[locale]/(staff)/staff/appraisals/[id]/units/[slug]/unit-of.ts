import { NotFound } from "#lib/errors.ts";
import type { StaffActor } from "#lib/people/actor.ts";
import { unitsInScope } from "#lib/units/queries.ts";
import { isId } from "../../../ids.ts";

export type CardParams = { locale: string; id: string; slug: string };

export const cardPage = ({ id, slug }: CardParams) => `/appraisals/${id}/units/${slug}`;

/** The card that an address names. */
export async function placeOf(actor: StaffActor, { id, slug }: CardParams): Promise<{ periodId: string; unitId: string }> {
  const unit = (await unitsInScope(actor)).find((each) => each.slug === slug);
  if (!unit || !isId(id)) throw new NotFound("no such card");
  return { periodId: id, unitId: unit.id };
}
