import type * as accounts from "#db/schema/accounts.ts";
import type * as people from "#db/schema/people.ts";
import type * as tokens from "#db/schema/tokens.ts";
import type { Fields } from "./definition.ts";

const ACCOUNT = { about: "staff", keep: "account", see: ["self", "people.keep"] } as const;
const SESSION = { about: "staff", keep: "session", see: ["self", "people.keep"] } as const;
const TOKEN = { about: "staff", keep: "account", see: ["tokens.make"] } as const;
const UNSEEN = { see: ["none"] } as const;
/** A second factor stays until it is set anew. */
const FACTOR = { keep: "replaced", see: ["none"] } as const;

/** Who works here, and how they sign in. */
export const PEOPLE = {
  person: {
    ...ACCOUNT,
    fields: { id: "key", email: "sign_in", name: "name", passwordHash: { as: "secret", ...UNSEEN } },
  },
  roleHolding: { ...ACCOUNT, fields: { personId: "link", unitId: "unit", role: "role" } },
  staffSession: {
    ...SESSION,
    fields: { digest: { as: "digest", ...UNSEEN }, personId: "link", way: "kind", openedAt: "session_moment", seenAt: "session_moment" },
  },
  staffSessionEnd: { ...SESSION, fields: { digest: { as: "digest", ...UNSEEN }, endedAt: "session_moment", reason: "kind" } },
  personLeaving: { ...ACCOUNT, fields: { personId: "link", leftBy: "who", leftAt: "staff_moment" } },
  personInvitation: {
    ...ACCOUNT,
    fields: { id: "key", personId: "link", digest: { as: "digest", ...UNSEEN }, madeAt: "staff_moment", expiresAt: "staff_moment" },
  },
  personInvitationEnd: { ...ACCOUNT, fields: { invitationId: "link", how: "kind", endedAt: "staff_moment" } },
  personTotp: {
    ...ACCOUNT,
    ...FACTOR,
    fields: { personId: "link", sealed: "secret", lastStep: "used_step", setAt: "staff_moment" },
  },
  personRecoveryCode: { ...ACCOUNT, ...FACTOR, keep: "used", fields: { digest: "digest", personId: "link" } },
  personPasskey: {
    ...ACCOUNT,
    ...FACTOR,
    fields: {
      id: "key",
      personId: "link",
      publicKey: "secret",
      counter: "used_step",
      transports: "kind",
      label: { as: "name", see: ["self"] },
      madeAt: { as: "staff_moment", see: ["self"] },
    },
  },
  personIdentity: { ...ACCOUNT, ...UNSEEN, fields: { issuer: "sign_in", subject: "sign_in", personId: "link", linkedAt: "staff_moment" } },
  factorReset: { ...ACCOUNT, fields: { id: "key", personId: "link", askedBy: "who", askedAt: "staff_moment", why: "reason" } },
  factorResetEnd: { ...ACCOUNT, fields: { resetId: "link", how: "kind", endedBy: "who", endedAt: "staff_moment" } },
  apiToken: {
    ...TOKEN,
    fields: {
      id: "key",
      digest: { as: "digest", ...UNSEEN },
      personId: "who",
      unitId: "unit",
      label: "content",
      scopes: "setting",
      madeAt: "staff_moment",
      expiresAt: "staff_moment",
    },
  },
  apiTokenRevocation: { ...TOKEN, fields: { tokenId: "link", unitId: "unit", revokedBy: "who", revokedAt: "staff_moment" } },
  apiTokenUse: { ...TOKEN, fields: { tokenId: "link", unitId: "unit", day: "staff_day" } },
} as const satisfies Fields<typeof people & typeof accounts & typeof tokens>;
