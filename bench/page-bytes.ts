import { chromium } from "playwright-core";
import { LAUNCH_SWITCHES } from "#bin/browser.ts";

export type Loaded = { bytes: number; requests: string[] };

/** What the first load of a page puts on the wire in Chromium with scripts on: every answer, headers and all. */
export async function firstLoad(browserPath: string, url: string): Promise<Loaded> {
  const browser = await chromium.launch({ executablePath: browserPath, args: LAUNCH_SWITCHES });
  try {
    const page = await browser.newPage({ viewport: { width: 375, height: 800 } });
    const session = await page.context().newCDPSession(page);
    await session.send("Network.enable");
    const loaded: Loaded = { bytes: 0, requests: [] };
    session.on("Network.responseReceived", ({ response }) => loaded.requests.push(response.url));
    session.on("Network.loadingFinished", ({ encodedDataLength }) => {
      loaded.bytes += encodedDataLength;
    });
    await page.goto(url, { waitUntil: "networkidle" });
    return loaded;
  } finally {
    await browser.close();
  }
}
