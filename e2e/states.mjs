// The states of the page that pictures are taken of.

import { drop, visit } from "./harness.mjs";
import { MARKS, gbk, noisy, reading } from "./reader.mjs";
import { manyReports } from "./reports.mjs";

/** Windows: a desk, a tablet, a telephone. */
export const SIZES = [{ width: 1440, height: 900 }, { width: 1024, height: 768 }, { width: 390, height: 844 }];

/** The states of the page that a designer looks at. */
export const STATES = {
  first: { hash: "", open: (page) => page.locator(".dropper").waitFor() },
  reading: { hash: "#sample", open: reading },
  card: {
    hash: "#sample",
    open: async (page) => {
      await reading(page);
      await page.locator(MARKS.order).first().click();
      await page.locator(".card").first().waitFor();
    },
  },
  person: {
    hash: "#sample",
    open: async (page) => {
      await reading(page);
      await page.locator("article .part .m.p").first().click();
      await page.locator(".card .py").waitFor();
    },
  },
  vertical: { hash: "#sample", settings: { layout: "vertical" }, open: reading },
  gongwen: { hash: "#sample", settings: { layout: "gongwen" }, open: reading },
  repairs: {
    hash: "",
    open: async (page) => {
      await noisy(page);
      await page.keyboard.press("r");
      await page.locator("article .r").first().waitFor();
    },
  },
  repair: {
    hash: "",
    open: async (page) => {
      await noisy(page);
      await page.keyboard.press("r");
      await page.locator("article .body .r").first().click();
      await page.locator(".card .readings").waitFor();
    },
  },
  doubt: {
    hash: "",
    settings: { variant: "zh-Hant" },
    open: async (page) => {
      await page.locator(".dropper").waitFor();
      const text = "云泽县召开防汛会议\n2023年4月18日，县长祁望舒主持会议并讲话。\n祁望舒强调，县水利局务必于5月10日前完成清障；不得拖延。会议要求三人去干，另有两人留守，发来的药面不得外借。\n";
      await drop(page, [{ name: "doubt.txt", bytes: Buffer.from(text) }]);
      await reading(page);
      await page.locator("article .v", { hasText: "幹" }).first().click();
      await page.locator(".card .readings").waitFor();
    },
  },
  library: { hash: "", open: library },
  search: {
    hash: "",
    open: async (page) => {
      await library(page);
      await page.keyboard.press("Escape");
      await page.keyboard.press("/");
      await page.locator(".bar .seek input:focus").waitFor();
      await page.keyboard.type("防汛物资");
      await page.locator(".find .kwr").first().waitFor();
    },
  },
  taking: {
    hash: "#sample",
    open: async (page) => {
      await reading(page);
      await page.keyboard.press("Control+k");
      await page.locator(".palette input:focus").waitFor();
      await page.keyboard.type("dc");
      await page.keyboard.press("Enter");
      await page.locator(".export .ft .main-act:not([disabled])").waitFor();
    },
  },
  encoding: {
    hash: "",
    open: async (page) => {
      await gbk(page);
      // On narrower pages the list is a sheet.
      const badge = page.locator(".enc").first();
      if (!(await badge.isVisible())) await page.locator(".spine button:visible, .tabs button:visible").first().click();
      await badge.click();
      await page.locator(".encodings pre").waitFor();
    },
  },
};

/** Opens so many reports that a table of them is needed, and a file that cannot be read; then the table. */
async function library(page) {
  await page.locator(".dropper").waitFor();
  await drop(page, [...manyReports(40, 1), { name: "空.txt", bytes: Buffer.alloc(0) }]);
  await reading(page);
  await page.waitForFunction(() => !document.querySelector(".tray, .shelf .doc.wait"));
  await page.keyboard.press("l");
  await page.locator(".lib .c-title .open").first().waitFor();
}

/** A picture of a state: what `page.screenshot` gives for the rest of the options. */
export async function picture({ hash, open, settings: own }, { viewport, settings, ...options }) {
  const { page, close } = await visit({ hash, viewport, settings: { ...settings, ...own } });
  await open(page);
  // What moves comes to rest.
  await page.waitForTimeout(300);
  const bytes = await page.screenshot(options);
  await close();
  return bytes;
}
