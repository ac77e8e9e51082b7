// Searching all reports: by mouse, and again by keyboard alone.

import assert from "node:assert/strict";

import { drop, journey } from "../harness.mjs";
import { list, reading } from "../reader.mjs";
import { manyReports } from "../reports.mjs";

const FIELD = ".bar .seek input";
const HITS = ".find .kwr";

const TRADITIONAL = Buffer.from("雲澤縣召開會議\n4月18日，雲澤縣召開會議。縣長祁望舒強調，要抓好核酸檢測，不得拖延。\n核酸檢測點已啟用。\n");
const SIMPLIFIED = Buffer.from("青石县召开会议\n2022年5月6日，青石县召开会议。县长沈知远强调，要备足物资，开展核酸检测。\n会议通报了核酸检测的进展。\n");

/** Opens one report in each script. */
async function both(page) {
  await page.locator(".dropper").waitFor();
  await drop(page, [{ name: "繁.txt", bytes: TRADITIONAL }, { name: "简.txt", bytes: SIMPLIFIED }]);
  await list(page).nth(1).waitFor();
  await reading(page);
}

const count = (page, hits) => page.waitForFunction(([rows, hits]) => document.querySelectorAll(rows).length === hits, [HITS, hits]);

/** How many ranges are painted in a style. */
const painted = (page, name = "hit") => page.evaluate((name) => CSS.highlights.get(name)?.size ?? 0, name);

/** The text of the hit that was jumped to, and how far down the text it stands, of 1. */
const current = (page) =>
  page.evaluate(() => {
    const range = [...(CSS.highlights.get("hit-at") ?? [])][0];
    const [scroll, box] = [document.querySelector(".scroll").getBoundingClientRect(), range?.getBoundingClientRect()];
    return range && { text: range.toString(), down: (box.top - scroll.top) / scroll.height };
  });

for (const sought of ["核酸檢測", "核酸检测"]) {
  journey(`${sought} finds both scripts, and a click leads to the place`, {}, async (page) => {
    await both(page);
    await page.locator(FIELD).fill(sought);
    await count(page, 4);
    assert.equal(await page.locator(".find .kwh").count(), 2);
    await page.locator(HITS).last().click();
    await page.locator(".over").waitFor({ state: "detached" });
    await page.waitForFunction(() => CSS.highlights.get("hit-at")?.size === 1);
    assert.equal(await list(page).nth(1).getAttribute("aria-current"), "page");
    assert.equal((await current(page)).text, "核酸检测");
    assert.equal(await painted(page), 2);
    await page.locator(".hitbar .num", { hasText: "4 / 4" }).waitFor();
    await page.locator(".hitbar .ib").last().click();
    await page.locator(".hitbar").waitFor({ state: "detached" });
    assert.equal(await painted(page), 0, "hits vanish with the search");
  });
}

journey("by keyboard alone: / to search, arrows to a hit, . to the next, Escape back", {}, async (page) => {
  await both(page);
  await page.keyboard.press("/");
  await page.keyboard.type("核酸检测");
  await count(page, 4);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.locator(".hitbar .num", { hasText: "2 / 4" }).waitFor();
  await page.keyboard.press(".");
  await page.locator(".hitbar .num", { hasText: "3 / 4" }).waitFor();
  assert.equal(await list(page).nth(1).getAttribute("aria-current"), "page", "the next hit stands in the next report");
  await page.keyboard.press(",");
  await page.locator(".hitbar .num", { hasText: "2 / 4" }).waitFor();
  assert.equal(await page.locator(".hitbar .num").getAttribute("role"), "status", "the place is said");
  await page.keyboard.press("Escape");
  await page.locator(".hitbar").waitFor({ state: "detached" });
  assert.equal(await painted(page), 0, "Escape ends the search while reading, too");
  await page.keyboard.press("/");
  await page.keyboard.type("核酸检测");
  await count(page, 4);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  await page.locator(".over").waitFor({ state: "detached" });
  assert.equal(await painted(page), 0, "wherever the focus was");
  assert.equal(await list(page).first().getAttribute("aria-current"), "page");
});

journey("the Tab key walks past the field; a letter typed there opens the results", { hash: "#sample" }, async (page) => {
  await reading(page);
  await page.locator(FIELD).focus();
  await page.keyboard.press("Tab");
  assert.equal(await page.locator(".find").count(), 0);
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.type("a");
  await page.locator(".find").waitFor();
});

journey("Escape leads back to the old place", { hash: "#sample" }, async (page) => {
  await reading(page);
  const top = () => page.evaluate(() => document.querySelector(".scroll").scrollTop);
  await page.evaluate(() => document.querySelector(".scroll").scrollTo(0, 150));
  await page.keyboard.press("/");
  await page.keyboard.type("会议");
  await page.locator(HITS).first().waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".over").waitFor({ state: "detached" });
  assert.equal(await top(), 150);
});

journey("an expression finds what fits it, and its fault is shown in its place", {}, async (page) => {
  await page.locator(".dropper").waitFor();
  await drop(page, manyReports(12, 2));
  await list(page).nth(11).waitFor();
  await page.locator(FIELD).click();
  await page.locator(".find .tools label").last().click();
  await page.locator(FIELD).fill("第.{1,3}次(?:防汛)?工作會議");
  await count(page, 24);
  await page.locator(FIELD).fill("第(.{1,3}次");
  assert.equal(await page.locator(".bad u").innerText(), "(");
  assert.equal(await page.locator(FIELD).getAttribute("aria-invalid"), "true");
  await page.locator(FIELD).fill("县长.{2,3}主持");
  await count(page, 12);
});

journey("hits are narrowed down: to directives, to a report, to a place", {}, async (page) => {
  await page.locator(".dropper").waitFor();
  await drop(page, manyReports(10, 0));
  await list(page).nth(9).waitFor();
  await page.locator(FIELD).fill("防汛");
  await count(page, 30);
  await page.locator(".find .tools label").nth(1).click();
  await count(page, 10);
  await page.locator(".facets fieldset").first().locator("label").first().click();
  await count(page, 2);
  await page.locator(".find .tools label").first().click();
  await page.waitForFunction((rows) => document.querySelectorAll(rows).length <= 1, HITS);
});

journey("what is composed is looked for once it is written, and calls no command", {}, async (page) => {
  await both(page);
  const session = await page.context().newCDPSession(page);
  await page.keyboard.press("/");
  await page.locator(FIELD).waitFor();
  await page.waitForFunction((field) => document.activeElement === document.querySelector(field), FIELD);
  for (const text of ["r", "rt", "rt]"]) {
    await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  }
  assert.equal(await page.locator(".find .none").count(), 1, "nothing was looked for yet");
  await session.send("Input.insertText", { text: "检测" });
  await count(page, 4);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.repairs), "off");
  assert.equal(await list(page).first().getAttribute("aria-current"), "page");
});

journey("results come while others are still being read, and grow", {}, async (page) => {
  await page.locator(".dropper").waitFor();
  await drop(page, manyReports(60, 4));
  await reading(page);
  await page.locator(FIELD).fill("备足防汛物资");
  await page.locator(HITS).first().waitFor();
  await page.waitForFunction(() => document.querySelector(".find .top .num").textContent.startsWith("60 "));
});
