// The page as a reader sees it: where things are, named once.

import assert from "node:assert/strict";

import { drop } from "./harness.mjs";

/** Marks of a class in the text, nested ones too; a mark in several pieces counts once for each piece. */
export const MARKS = { person: "article .m.p", post: "article .m.t", order: "article .D:not(.X)", ban: "article .D.X" };

/** Reports in the list, and files there that could not be read. */
export const list = (page) => page.locator(".rail button.doc");
export const people = (page) => page.locator(".index .who");
export const orders = (page) => page.locator(".index .ord");
export const errors = (page) => page.locator(".rail .doc .wn");

/** Waits until a report is open with its marks. */
export async function reading(page) {
  await page.locator("article .m.p").first().waitFor();
}

const NOISY = [
  "雲澤縣召開清河工作會議",
  "2023年4月19日 來源:雲澤日報",
  "4月18日,雲澤縣召開清河工作會議。縣委書記沈知遠(yuǎn)出席會議并講話,,縣長祁望舒主持會議,強調(diào)要堅(jiān)持不懈。",
  "沈知遠強調(diào),縣水利局務(wù)必于5月10日前完成清障;各鎮不得以任何理由拖延。",
  "版權所有 網站地圖",
].join("\n");

/** Opens a report with glosses, doubled marks and a line of page furniture. */
export async function noisy(page) {
  await page.locator(".dropper").waitFor();
  await drop(page, [{ name: "noisy.txt", bytes: Buffer.from(NOISY) }]);
  await reading(page);
}

// 云泽县召开会议。县长祁望舒强调，要抓好落实。
const GBK = "d4c6d4f3cfd8d5d9bfaabbe1d2e9a1a3cfd8b3a4c6eecdfbcae6c7bfb5f7a3acd2aad7a5bac3c2e4cab5a1a3";

/** Opens a report in GBK. */
export async function gbk(page) {
  await page.locator(".dropper").waitFor();
  await drop(page, [{ name: "gbk.txt", bytes: Buffer.from(GBK, "hex") }]);
  await page.locator(".entry").first().waitFor({ state: "attached" });
}

/**
 * The text of the article, white space dropped, once it has been painted: a section that has just been put in counts
 * as out of sight until then (`content-visibility`), and its text is not told.
 */
export async function text(page) {
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
  return (await page.locator("article").innerText()).replace(/\s+/g, "");
}

/** Waits until the article shows this text, or another one. */
export async function shows(page, words, same = true) {
  const compare = ([words, same]) => (document.querySelector("article").innerText.replace(/\s+/g, "") === words) === same;
  await page.waitForFunction(compare, [words, same]);
}

/** Chooses a script by the name of its button. */
export async function chooseScript(page, name) {
  const button = page.locator(".bar").getByRole("radio", { name, exact: true });
  await button.click();
  assert.equal(await button.getAttribute("aria-checked"), "true");
}
