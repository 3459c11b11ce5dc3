const POOL = 10;
/**
 * Where no connection is free, the driver sends a question behind another that waits, which pgbouncer 1.18 may never answer. Connections to a
 * pooler cost little, so there are more than one process asks at once.
 */
const POOL_BEFORE_POOLER = 200;

type Given = Readonly<Record<string, string | undefined>>;

export const isPooled = (env: Given): boolean => env.DATABASE_POOLER === "transaction";

/** The connections of one process at most. */
export const poolSize = (env: Given): number => Number(env.DATABASE_POOL ?? (isPooled(env) ? POOL_BEFORE_POOLER : POOL));

/**
 * How many pages and posts one process answers at once, where nothing else is set. With connections of our own a question waits for one
 * without harm. Behind a pooler none may wait: a page asks up to five things at once, a post one after another.
 */
export function ceilings(env: Given): { pages: number; posts: number } {
  const size = poolSize(env);
  return isPooled(env)
    ? { pages: Math.max(1, Math.floor(size / 10)), posts: Math.max(1, Math.floor(size / 2)) }
    : { pages: 200, posts: 1000 };
}
