import type * as people from "#db/schema/people.ts";
import type * as tokens from "#db/schema/tokens.ts";
import type { Fields } from "./definition.ts";

const ACCOUNT = { about: "staff", keep: "account", see: ["self", "people.keep"] } as const;
const SESSION = { about: "staff", keep: "session", see: ["self", "people.keep"] } as const;
const TOKEN = { about: "staff", keep: "account", see: ["tokens.make"] } as const;
const UNSEEN = { see: ["none"] } as const;

/** Who works here, and how they sign in. */
export const PEOPLE = {
  person: {
    ...ACCOUNT,
    fields: { id: "key", email: "sign_in", name: "name", passwordHash: { as: "secret", ...UNSEEN } },
  },
  roleHolding: { ...ACCOUNT, fields: { personId: "link", unitId: "unit", role: "role" } },
  staffSession: {
    ...SESSION,
    fields: { digest: { as: "digest", ...UNSEEN }, personId: "link", openedAt: "session_moment", seenAt: "session_moment" },
  },
  staffSessionEnd: { ...SESSION, fields: { digest: { as: "digest", ...UNSEEN }, endedAt: "session_moment", reason: "kind" } },
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
} as const satisfies Fields<typeof people & typeof tokens>;
