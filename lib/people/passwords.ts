import { hash, verify } from "@node-rs/argon2";

/** OWASP's first choice for Argon2id (2 is that algorithm): 19 MiB, two passes, one lane. */
const PARAMETERS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 };

/** Hash of a random password that was thrown away, made with the parameters above. */
const NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$WPdt7Yp7KvQbi8YI1s3S6Q$Aj5imA/DzD0Y1ZuuYgZPSwyHUnT7tsWrOnfCw6NiWMQ";

export function hashPassword(password: string): Promise<string> {
  return hash(password, PARAMETERS);
}

/** Whether the password is the hashed one; without an account the same work is done, so that time does not tell who has one. */
export async function passwordMatches(passwordHash: string | undefined, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? NOBODY, password);
  return matches && passwordHash !== undefined;
}
