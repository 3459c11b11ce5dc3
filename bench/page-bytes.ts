import type { Browser } from "playwright-core";

export type Loaded = { bytes: number; requests: string[] };

/** What the first load of a page puts on the wire in Chromium with scripts on: every answer, headers and all. */
export async function firstLoad(browser: Browser, url: string): Promise<Loaded> {
  // A context of its own has an empty cache and no open connection.
  const context = await browser.newContext({ viewport: { width: 375, height: 800 } });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    const loaded: Loaded = { bytes: 0, requests: [] };
    session.on("Network.responseReceived", ({ response }) => loaded.requests.push(response.url));
    session.on("Network.loadingFinished", ({ encodedDataLength }) => {
      loaded.bytes += encodedDataLength;
    });
    await page.goto(url, { waitUntil: "networkidle" });
    return loaded;
  } finally {
    await context.close();
  }
}
