import { Agent, request } from "node:http";

export type Post = { url: URL; body: () => string; headers?: Record<string, string> };

function send({ url, body, headers = {} }: Post, agent: Agent): Promise<number | undefined> {
  const text = body();
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: "POST",
        agent,
        headers: {
          "Content-Type": "application/x-www-form-urlencoded",
          "Content-Length": String(Buffer.byteLength(text)),
          "Sec-Fetch-Site": "same-origin",
          ...headers,
        },
      },
      (answer) => answer.resume().on("end", () => resolve(answer.statusCode)),
    );
    sent.on("error", reject);
    sent.end(text);
  });
}

/** Repeat something that may be done many times at once for some seconds; how often it was done per second. */
export async function perSecond(atOnce: number, seconds: number, once: () => Promise<unknown>): Promise<number> {
  const until = performance.now() + seconds * 1000;
  const began = performance.now();
  let done = 0;
  const work = async () => {
    while (performance.now() < until) {
      await once();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return done / ((performance.now() - began) / 1000);
}

/** Posts per second over kept connections; an answer other than 303 ends the measurement. */
export async function postsPerSecond(post: Post, atOnce: number, seconds: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  try {
    return await perSecond(atOnce, seconds, async () => {
      const status = await send(post, agent);
      if (status !== 303) throw new Error(`${post.url} answered ${status}`);
    });
  } finally {
    agent.destroy();
  }
}
