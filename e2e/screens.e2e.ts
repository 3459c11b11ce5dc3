import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { DEMO_SIGN_INS } from "#db/seed/sign-ins.ts";
import { LOCALE_KEYS, type Locale } from "#lib/i18n/locales.ts";
import { translator } from "#lib/i18n/messages.ts";
import { assertAccessible, assertFits, newVisitor, openChromium, press, signedIn, signIn } from "./chromium.ts";
import { begin, shownCode } from "./help-form.ts";
import { checkedForce, emailOf } from "./knowledge-force.ts";
import { detailsOf, PUBLIC, STAFF } from "./screen-paths.ts";

type Look = { width: 1280 | 320; colorScheme: "light" | "dark"; rules?: readonly string[]; without?: readonly string[] };

const COLOURS = ["color-contrast"];
/** What the space on the screen decides, of all that axe asks; what stands there in which colours, the dark look of the same width has seen. */
const SPACE = ["scrollable-region-focusable", "target-size"];

const DESK: Look = { width: 1280, colorScheme: "light" };
const DARK: readonly Look[] = [
  { width: 1280, colorScheme: "dark", rules: COLOURS },
  { width: 320, colorScheme: "dark", rules: COLOURS },
];
const PHONE: Look = { width: 320, colorScheme: "light" };
/** Colours are the same in every language, and a layout the same in every language of its direction: of the others it matters that all fits. */
const BRIEF: readonly Look[] = [
  { ...DESK, without: [...COLOURS, ...SPACE] },
  { ...PHONE, rules: SPACE },
];
const LOOKS = { en: [DESK, ...DARK, PHONE], ar: [{ ...DESK, without: COLOURS }, PHONE], zh: BRIEF, es: BRIEF } as const satisfies Record<
  Locale,
  readonly Look[]
>;

const EVALUATOR = DEMO_SIGN_INS.find(({ role }) => role === "evaluator") ?? DEMO_SIGN_INS[0];

let browser: Browser;
before(async () => {
  browser = await openChromium();
});
after(() => browser.close());

/** A page in every width and scheme, without loading it again: only styles differ, and of a dark page only its colours. */
async function assertEveryLook(page: Page, path: string, locale: Locale): Promise<void> {
  for (const { width, colorScheme, rules, without } of LOOKS[locale]) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    const name = `${path}, ${width} px, ${colorScheme}`;
    await assertAccessible(page, name, { rules, without });
    await assertFits(page, name);
  }
}

/** Open whatever is folded away. */
async function openAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const each of document.querySelectorAll<HTMLDetailsElement>("main details")) each.open = true;
  });
}

/** Look at each, at two at once: while one is asked for, the other is looked through. */
async function eachPath(first: Page, paths: readonly string[], look: (tab: Page, path: string) => Promise<void>): Promise<void> {
  const second = await first.context().newPage();
  const waiting = [...paths];
  const through = async (tab: Page) => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) await look(tab, path);
  };
  await Promise.all([through(first), through(second)]);
  await second.close();
}

for (const locale of LOCALE_KEYS) {
  test(`every page of a request for help is accessible and fits, and so does what came of it: ${locale}`, async () => {
    const page = await newVisitor(browser, { viewport: { width: 1280, height: 900 } });
    const t = translator(locale, "help");
    await begin(page, "feel-unsafe", locale);
    const look = async (name: string) => {
      await assertEveryLook(page, name, locale);
      await page.setViewportSize({ width: 1280, height: 900 });
    };
    await look("a question");
    await press(page, t("go_on"));
    await press(page, t("go_on"));
    await look("words that are missing");
    await page.fill("[name=words]", "He will kill me");
    await press(page, t("go_on"));
    await look("words of danger");
    await press(page, t("warning_go_on"));
    await look("a place");
    await press(page, t("go_on"));
    await look("files");
    await press(page, t("go_on_without"));
    await look("an address for notices");
    await press(page, t("go_on"));
    await look("the summary");
    await press(page, t("send"));
    await look("the code");
    const code = await shownCode(page);
    await Promise.all([page.waitForEvent("load"), page.click(`text=${t("code_written")}`)]);
    await look("the code again");
    await press(page, t("again_done"));
    await page.fill("[name=code]", code);
    await press(page, t("open"));
    await look("a request that is followed");
    await page.context().close();
  });

  test(`every screen is accessible and fits, on a phone and a desk, light and dark: ${locale}`, async () => {
    const page = await newVisitor(browser, { viewport: { width: 1280, height: 900 } });
    await eachPath(page, PUBLIC, async (tab, path) => {
      await tab.goto(`/${locale}${path}`);
      assert.equal(await tab.locator(".demonstration").count(), 1, `${path} says that it is a demonstration`);
      if (!path.startsWith("/staff")) assert.match((await tab.textContent(".emergency")) ?? "", /110/, path);
      await assertEveryLook(tab, path, locale);
    });
    const look = async (tab: Page, path: string) => {
      const answer = await tab.goto(`/${locale}${path}`);
      assert.equal(answer?.status(), 200, path);
      assert.equal(await tab.locator(".demonstration").count(), 1, path);
      await openAll(tab);
      await assertEveryLook(tab, path, locale);
    };
    await signIn(page, DEMO_SIGN_INS[0], locale);
    await eachPath(page, STAFF, look);
    // Who appraises sees the forms that administrators do not.
    await signIn(page, EVALUATOR, locale);
    await eachPath(page, await detailsOf(page, locale), look);
    // What only whoever keeps, leads or takes checks sees.
    const { keeper, officer, attempt } = await checkedForce("screens", locale);
    for (const [who, path] of [
      [keeper, "/staff/knowledge"],
      [officer, attempt],
    ] as const) {
      const own = await signedIn(browser, emailOf(who));
      await own.goto(`/${locale}${path}`);
      await openAll(own);
      await assertEveryLook(own, `${path} of somebody with checks`, locale);
      await own.context().close();
    }
    await page.context().close();
  });
}
