import { once } from "node:events";
import Provider from "oidc-provider";

/** A real OpenID Connect provider of an agency: whoever signs in there has the address and the groups that `members` says. */
export async function agencyProvider(port: number, client: { secret: string; origin: string }, members: Map<string, readonly string[]>) {
  const issuer = `http://localhost:${port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: "rapport",
        client_secret: client.secret,
        redirect_uris: [`${client.origin}/api/auth/callback/provider`],
      },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "groups"] },
    conformIdTokenClaims: false,
    cookies: { keys: ["a key for tests only"] },
    ttl: { AccessToken: 300, IdToken: 300, Grant: 600, Session: 600, Interaction: 600 },
    pkce: { required: () => true },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        email: `${id}@agency.example`,
        email_verified: !id.startsWith("unproved"),
        name: `${id} of the agency`,
        groups: [...(members.get(id) ?? [])],
      }),
    }),
  });
  // It would warn of its own keys, which are for trials: that is what they are for.
  const { warn, info } = console;
  Object.assign(console, { warn: () => {}, info: () => {} });
  const server = provider.listen(port, "localhost");
  await once(server, "listening");
  Object.assign(console, { warn, info });
  return {
    issuer,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
