// The library of all reports: by mouse, and again by keyboard alone.

import assert from "node:assert/strict";

import { drop, journey, longestSilence } from "../harness.mjs";
import { errors, list, reading } from "../reader.mjs";
import { manyReports } from "../reports.mjs";

const ROWS = ".lib .chunk .lrow";
const NAMES = ".lib .c-title .open";
const BROKEN = { name: "空.txt", bytes: Buffer.alloc(0) };

/** Opens so many reports, and the library over them. */
async function library(page, count, extra = []) {
  await page.locator(".dropper").waitFor();
  await drop(page, [...manyReports(count, 1), ...extra]);
  await reading(page);
  await page.waitForFunction((total) => document.querySelector(".shelf h2 .num").textContent === String(total), count + extra.length);
  await page.waitForFunction(() => !document.querySelector(".tray, .shelf .doc.wait"));
}

const titles = (page) => page.locator(NAMES).allInnerTexts();
const focused = (page) => page.evaluate(() => document.activeElement.innerText);

journey("by mouse: sort, filter, group, pick a range, remove", {}, async (page) => {
  await library(page, 12, [BROKEN]);
  await page.locator(".shelf h2 .ib").first().click();
  await page.locator(ROWS).nth(12).waitFor();
  assert.match(await page.locator(ROWS).first().innerText(), /空\.txt/, "what cannot be read stands at the head");
  await page.locator(".heads .c-date button").click();
  const days = async () => (await page.locator(`${ROWS} .c-date`).allInnerTexts()).filter(Boolean);
  const rising = await days();
  assert.deepEqual(rising, [...rising].sort());
  assert.equal(await page.locator(".heads .c-date").getAttribute("aria-sort"), "ascending");
  await page.locator(".heads .c-date button").click();
  assert.deepEqual(await days(), [...rising].sort().reverse());
  await page.locator(".lib-top select").nth(1).selectOption({ index: 1 });
  assert.ok((await page.locator(ROWS).count()) < 6, "one year only");
  await page.locator(".lib-top select").nth(1).selectOption({ index: 0 });
  await page.locator(".lib-top select").last().selectOption("month");
  await page.locator(".lhead").nth(5).waitFor();
  await page.locator(".lib-top select").last().selectOption({ index: 0 });
  await page.locator(".lib-top input").fill("第3次");
  assert.equal(await page.locator(ROWS).count(), 1);
  await page.locator(".lib-top input").fill("");
  await page.locator(`${ROWS} input`).nth(1).click();
  await page.locator(`${ROWS} input`).nth(4).click({ modifiers: ["Shift"] });
  assert.match(await page.locator(".actbar").innerText(), /4/);
  await page.locator(".actbar .btn").click();
  await page.waitForFunction((rows) => document.querySelectorAll(rows).length === 9, ROWS);
  assert.equal(await page.locator(".actbar").count(), 0);
  await page.locator(".news .undo", { hasText: "已移出 4 项" }).getByRole("button").click();
  await page.waitForFunction((rows) => document.querySelectorAll(rows).length === 13, ROWS);
  await page.locator(NAMES).nth(1).click();
  await page.locator(".over").waitFor({ state: "detached" });
});

journey("by keyboard alone: arrows, space, Shift, Alt, Delete, Enter, Escape", {}, async (page) => {
  await library(page, 5);
  await page.keyboard.press("l");
  await page.locator(ROWS).nth(4).waitFor();
  const [first, second, third] = await titles(page);
  assert.equal(await focused(page), first, "the report being read has the focus");
  await page.keyboard.press("ArrowDown");
  assert.equal(await focused(page), second);
  await page.keyboard.press("Alt+ArrowUp");
  await page.waitForFunction(([names, second]) => document.querySelector(names).innerText === second, [NAMES, second]);
  await page.waitForFunction((second) => document.activeElement.innerText === second, second);
  assert.ok((await list(page).first().textContent()).startsWith(second), "the list of reports follows");
  await page.keyboard.press("Space");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await page.locator(".actbar", { hasText: "3" }).waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".actbar").waitFor({ state: "detached" });
  assert.equal(await focused(page), third);
  await page.keyboard.press("Delete");
  await page.waitForFunction((rows) => document.querySelectorAll(rows).length === 4, ROWS);
  await page.keyboard.press("Control+z");
  await page.waitForFunction((rows) => document.querySelectorAll(rows).length === 5, ROWS);
  assert.equal((await titles(page))[2], third, "it is back where it was");
  await page.keyboard.press("Control+Shift+z");
  await page.waitForFunction((rows) => document.querySelectorAll(rows).length === 4, ROWS);
  await page.locator(NAMES).first().focus();
  await page.keyboard.press("Enter");
  await page.locator(".over").waitFor({ state: "detached" });
  await page.keyboard.press("l");
  await page.locator(ROWS).first().waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".over").waitFor({ state: "detached" });
});

journey("a file that cannot be read says why and what to do, and leaves when that is done", {}, async (page) => {
  await library(page, 3, [BROKEN]);
  assert.equal(await errors(page).count(), 1);
  await page.keyboard.press("l");
  const badge = page.locator(`${ROWS} .badge.err`);
  assert.ok((await badge.innerText()).length > 5);
  await badge.getByRole("button").last().click();
  await badge.waitFor({ state: "detached" });
  assert.equal(await page.locator(ROWS).count(), 3);
});

journey("all removed: the first visit again", {}, async (page) => {
  await library(page, 3);
  await page.keyboard.press("l");
  await page.locator(".heads input").click();
  await page.locator(".actbar .btn").click();
  await page.locator(".dropper").waitFor();
  await page.keyboard.press("Control+z");
  await reading(page);
  assert.equal(await list(page).count(), 3);
});

journey("300 reports: the list stays short, and the page answers all the while", {}, async (page) => {
  await page.locator(".dropper").waitFor();
  const silence = await longestSilence(page, async () => {
    await drop(page, manyReports(300, 8));
    await reading(page);
    await page.locator(".tray progress").waitFor();
    await page.locator(".tray").waitFor({ state: "detached", timeout: 120_000 });
  });
  assert.ok(silence < 5_000, `the page was silent for ${silence} ms`);
  assert.ok((await list(page).count()) < 200, "far rows are not drawn");
  await page.keyboard.press("l");
  await page.locator(ROWS).first().waitFor();
  assert.ok((await page.locator(ROWS).count()) < 200);
  await page.locator(".lib-top input").fill("第299次");
  await page.locator(NAMES).first().click();
  await page.waitForFunction(() => {
    const row = document.querySelector(".shelf .doc[aria-current]")?.getBoundingClientRect();
    return row && row.top >= 0 && row.bottom <= innerHeight;
  });
});

journey("stopping leaves what is read, and says so", {}, async (page) => {
  await page.locator(".dropper").waitFor();
  await drop(page, manyReports(300, 20));
  await reading(page);
  await page.locator(".tray .btn").click();
  await page.locator(".tray").waitFor({ state: "detached" });
  const kept = Number(await page.locator(".shelf h2 .num").textContent());
  assert.ok(kept > 0 && kept < 300, `${kept} reports`);
  assert.match(await page.locator("main [role=status].vh").first().textContent(), /\d/);
});
