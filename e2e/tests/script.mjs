// Scripts: the same text as on the command line, marks and places that stay, characters in doubt, words of the region,
// and lists that speak the script of the page.

import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

import { ROOT, output } from "../../scripts/run.mjs";
import { drop, file, journey } from "../harness.mjs";
import { chooseScript, list, reading } from "../reader.mjs";
import { longReport, manyReports } from "../reports.mjs";

const SAMPLES = path.join("static", "samples");
const CORPUS = path.join("..", "shared", "corpus");
const texts = (folder, fits) =>
  existsSync(path.join(ROOT, folder)) ? readdirSync(path.join(ROOT, folder)).filter(fits).map((name) => path.join(folder, name)) : [];
const REPORTS = [
  ...texts(SAMPLES, (name) => name.endsWith(".txt")),
  ...texts(CORPUS, (name) => name.endsWith(".txt") && !/\.(clean|hant)\.txt$/.test(name)),
];

/** Names of the buttons, and what the command line calls them. */
const SCRIPTS = [["原文", "original"], ["简", "zh-Hans"], ["繁", "zh-Hant"], ["繁·台", "zh-TW"], ["繁·港", "zh-HK"]];
const TRADITIONAL = SCRIPTS.slice(2).map(([name]) => name);

/** Every block of the report that is open, in the order of the text, white space dropped. */
const blocks = (page) =>
  page.evaluate(() => {
    const drawn = [...document.querySelectorAll("article [data-b]")].map((block) => {
      const copy = block.cloneNode(true);
      for (const removed of copy.querySelectorAll("del")) removed.remove();
      return [Number(block.dataset.b), copy.textContent];
    });
    return drawn.sort(([a], [b]) => a - b).map(([, text]) => text).join("").replace(/\s+/gu, "");
  });

/** The same of every report of a file, with the page furniture opened. */
async function everyBlock(page) {
  let all = "";
  for (let at = 0; at < (await list(page).count()); at++) {
    await list(page).nth(at).click();
    await page.waitForFunction((at) => document.querySelectorAll(".rail button.doc")[at].hasAttribute("aria-current"), at);
    for (const fold of await page.locator(".boiler [aria-expanded=false]").all()) await fold.click();
    all += await blocks(page);
  }
  return all;
}

const busy = (page) => page.waitForFunction(() => !document.querySelector(".bar .seg.busy"));

for (const report of REPORTS) {
  journey(`the page shows what the command line prints, in every script: ${path.basename(report)}`, {}, async (page) => {
    await page.locator(".dropper").waitFor();
    await drop(page, [file(report)]);
    await reading(page);
    await page.waitForFunction(() => !document.querySelector(".tray"));
    for (const [name, code] of SCRIPTS) {
      await chooseScript(page, name);
      await busy(page);
      const printed = output("cargo", "run", "-q", "--bin", "gongwen", "--", "text", "--variant", code, report);
      assert.equal(await everyBlock(page), printed.replace(/\s+/gu, ""), code);
    }
  });
}

/** What the page holds once all that is not needed is gone, in bytes. */
async function memory(page, session) {
  await page.waitForTimeout(400);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize, backingStorageSize = 0 } = await session.send("Runtime.getHeapUsage");
  return usedSize + backingStorageSize;
}

journey("switching scripts fifty times leaves text, marks, place and memory as they were", {}, async (page) => {
  await page.locator(".dropper").waitFor();
  await drop(page, [{ name: "long.txt", bytes: longReport(200_000) }]);
  await reading(page);
  const session = await page.context().newCDPSession(page);
  const round = async (times) => {
    for (let at = 0; at < times; at++) {
      await page.keyboard.press("t");
      await busy(page);
    }
  };
  await page.locator(".scroll").evaluate((scroll) => scroll.scrollTo(0, 5_000));
  await page.waitForTimeout(600);
  // The first round loads the tables and fills what is kept.
  await round(10);
  const look = async () => ({
    text: await blocks(page),
    marks: await page.locator("article .m").evaluateAll((marks) => marks.map((mark) => `${mark.dataset.mark} ${mark.textContent}`)),
    top: await page.locator(".scroll").evaluate((scroll) => scroll.scrollTop),
  });
  const [before, held] = [await look(), await memory(page, session)];
  await round(50);
  await page.waitForTimeout(400);
  assert.deepEqual(await look(), before);
  const now = await memory(page, session);
  assert.ok(now < held * 1.03 + 300_000, `${held} bytes before, ${now} after`);
});

/** The block at the head of the window, the character there, and what is selected. */
const seen = (page) =>
  page.evaluate(() => {
    const scroll = document.querySelector(".scroll").getBoundingClientRect();
    const article = document.querySelector("article").getBoundingClientRect();
    const place = document.caretRangeFromPoint(article.left + article.width / 2, scroll.top + 60);
    const block = place.startContainer.parentElement.closest("[data-b]");
    const before = document.createRange();
    before.setStart(block, 0);
    before.setEnd(place.startContainer, place.startOffset);
    const range = getSelection().rangeCount ? getSelection().getRangeAt(0) : null;
    const chosen = range?.startContainer.parentElement.closest("[data-b]");
    const ahead = document.createRange();
    if (chosen) {
      ahead.setStart(chosen, 0);
      ahead.setEnd(range.startContainer, range.startOffset);
    }
    return { block: block.dataset.b, at: before.toString().length, chosen: chosen?.dataset.b, from: ahead.toString().length, length: String(range ?? "").length, words: String(range ?? "") };
  });

journey("the place in the text and what is selected stay on their characters through every switch", {}, async (page) => {
  await page.locator(".dropper").waitFor();
  await drop(page, [{ name: "long.txt", bytes: longReport(120_000) }]);
  await reading(page);
  await page.locator(".scroll").evaluate((scroll) => scroll.scrollTo(0, 4_000));
  await page.waitForTimeout(600);
  await page.evaluate(() => {
    const window = document.querySelector(".scroll").getBoundingClientRect();
    const names = [...document.querySelectorAll("article .part .m.p")];
    const name = names.find((mark) => mark.getBoundingClientRect().top > window.top + 120);
    getSelection().setBaseAndExtent(name.firstChild, 0, name.firstChild, 2);
  });
  const first = await seen(page);
  assert.equal(first.length, 2);
  for (const [name] of [...SCRIPTS, SCRIPTS[1]]) {
    await page.keyboard.press("t");
    await busy(page);
    await page.waitForTimeout(300);
    const { block, at, chosen, from, length } = await seen(page);
    assert.deepEqual([chosen, from, length], [first.chosen, first.from, first.length], `${name}: the selection`);
    assert.equal(block, first.block, `${name}: the paragraph`);
    assert.ok(Math.abs(at - first.at) <= 36, `${name}: ${first.at} became ${at}`);
  }
});

const DOUBTFUL = Buffer.from("云泽县召开会议\n2023年4月18日，县长祁望舒主持会议。\n会议要求三人去干。\n会后，仍有两人去干。\n");

/** Opens so many reports with a character in doubt, in traditional script. */
async function doubtful(page, count = 1) {
  await page.locator(".dropper").waitFor();
  await drop(page, Array.from({ length: count }, (_, at) => ({ name: `${at}.txt`, bytes: DOUBTFUL })));
  await list(page).nth(count - 1).waitFor();
  await reading(page);
  await chooseScript(page, "繁");
  await page.locator("article .v").first().waitFor();
}

const doubts = (page) => page.locator("article .body .v", { hasText: /[干乾幹]/u });
const readings = (page) => page.locator(".card .readings [role=radio]");
const body = (page, words) => page.waitForFunction((words) => document.querySelector("article .body").innerText.includes(words), words);

journey("a character in doubt is dotted; its card says what each form means; the choice holds and is undone", {}, async (page) => {
  await doubtful(page);
  const [first] = await doubts(page).all();
  assert.match(await first.evaluate((mark) => getComputedStyle(mark).textDecoration), /overline.*dotted/);
  await first.click();
  assert.equal(await readings(page).count(), 3);
  assert.match(await readings(page).first().innerText(), /乾\s*没有水分/);
  await readings(page).first().click();
  await body(page, "三人去乾。");
  await body(page, "兩人去乾。");
  assert.equal(await page.locator("article .body .v.set").count(), 2, "the same characters stand around both");
  for (const script of TRADITIONAL) {
    await chooseScript(page, script);
    await busy(page);
    await body(page, "三人去乾。");
  }
  await chooseScript(page, "简");
  await body(page, "三人去干。");
  assert.equal(await page.locator("article .v").count(), 0);
  await chooseScript(page, "繁");
  await body(page, "三人去乾。");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  await body(page, "三人去幹。");
  await page.keyboard.press("Control+Shift+z");
  await body(page, "三人去乾。");
});

journey("by keyboard alone, for all reports; files take the choice along", {}, async (page) => {
  await doubtful(page, 2);
  for (let at = 0; at < 40; at++) {
    await page.keyboard.press("n");
    await page.waitForTimeout(30);
    if (await page.evaluate(() => document.activeElement.matches(".v") && /幹/u.test(document.activeElement.textContent))) break;
  }
  await page.keyboard.press("Enter");
  await readings(page).first().waitFor();
  await page.locator(".card .readings [aria-checked=true]").focus();
  await page.keyboard.press("ArrowUp");
  await body(page, "三人去干。");
  await page.locator(".card .opt input").focus();
  await page.keyboard.press("Space");
  await page.waitForFunction(() => document.querySelector(".card .opt input").checked);
  await list(page).nth(1).click();
  await body(page, "兩人去干。");
  await page.keyboard.press("Control+s");
  await page.locator(".export .pv pre", { hasText: "三人去干。" }).waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await body(page, "兩人去幹。");
});

journey("words of the region are a switch of their own, kept for the next visit, and files have them", {}, async (page) => {
  await page.locator(".dropper").waitFor();
  await drop(page, [{ name: "项目.txt", bytes: Buffer.from("云泽县召开项目会议\n2023年4月18日，县长祁望舒强调，要推进信息化项目，不得拖延。\n") }]);
  await reading(page);
  await chooseScript(page, "繁·台");
  await body(page, "信息化項目");
  await page.locator("[popovertarget=type]").click();
  await page.locator("#type").getByRole("radio", { name: "当地用语" }).click();
  await body(page, "資訊化專案");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+s");
  await page.locator(".export .pv pre", { hasText: "資訊化專案" }).waitFor();
  await page.keyboard.press("Escape");
  await chooseScript(page, "繁");
  await body(page, "信息化項目");
  assert.equal(await page.evaluate(() => JSON.parse(localStorage.getItem("gongwen.settings")).region), "on");
});

journey("the card of a report says what it is written in, and where that changes", {}, async (page) => {
  await page.locator(".dropper").waitFor();
  const mixed = "云泽县召开会议\n2023年4月18日，县长祁望舒强调，要压实责任，严格检查。\n會議結束后，全體干部立即行動，復查問題，嚴格落實責任。\n";
  await drop(page, [{ name: "mixed.txt", bytes: Buffer.from(mixed) }]);
  await reading(page);
  assert.match(await page.locator(".meet").innerText(), /简繁混用：第1段简体、第2段逐字转成的繁体/);
});

journey("lists, facets and results speak the script of the page, however many reports there are", {}, async (page) => {
  await page.locator(".dropper").waitFor();
  await drop(page, manyReports(90, 1));
  await reading(page);
  await page.waitForFunction(() => !document.querySelector(".tray, .shelf .doc.wait"));
  await chooseScript(page, "繁·台");
  await page.keyboard.press("l");
  const simplified = /[县泽议长强调]/u;
  await page.waitForFunction(() => document.querySelectorAll(".lib .lrow .c-title .open").length > 5);
  await page.waitForFunction((pattern) => !new RegExp(pattern, "u").test(document.querySelector(".lib").innerText), simplified.source);
  assert.match(await page.locator(".lib-top select").first().innerText(), /雲澤縣/);
  await page.locator(".lib .c-title .open").last().scrollIntoViewIfNeeded();
  await page.waitForFunction((pattern) => !new RegExp(pattern, "u").test(document.querySelector(".lib").innerText), simplified.source);
  await page.keyboard.press("Escape");
  await page.locator(".bar .seek input").fill("防汛物资");
  await page.locator(".find .kwr").first().waitFor();
  assert.doesNotMatch(await page.locator(".find .kw").innerText(), simplified);
  assert.match(await page.locator(".facets").innerText(), /青石縣/);
  assert.doesNotMatch(await page.locator(".facets").innerText(), simplified);
  await page.locator(".facets label").first().click();
  await page.waitForFunction(() => document.querySelectorAll(".find .kwh").length > 0);
});

journey("copying with citation gives the script of the source", { permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
  await doubtful(page);
  await doubts(page).first().click();
  await readings(page).first().waitFor();
  await page.keyboard.press("c");
  await page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith("“会议要求三人去干。”"));
});
