// Where the reader is: back and forward, the place found again, links, the outline, counts of what is off screen.

import assert from "node:assert/strict";

import { drop, journey, visit } from "../harness.mjs";
import { orders, people, reading } from "../reader.mjs";

const PARAGRAPH = "4月18日，云泽县委书记沈知远强调，县水利局务必于5月10日前完成清障；各镇不得以任何理由拖延。县长祁望舒主持会议。";
const LONG = ["云泽县召开清河工作会议", "2023年4月19日", PARAGRAPH, "一、总体要求", ...Array(20).fill(PARAGRAPH), "二、具体安排", ...Array(20).fill(PARAGRAPH)].join("\n");

async function long(page) {
  await page.locator(".dropper").waitFor();
  await drop(page, [{ name: "long.txt", bytes: Buffer.from(LONG) }]);
  await reading(page);
}

/** The paragraph at the head of the window, by its number. */
const here = (page) =>
  page.evaluate(() => {
    const head = document.querySelector(".scroll").getBoundingClientRect().top + 28;
    const blocks = [...document.querySelectorAll("article [data-n]")];
    return blocks.find((block) => block.getBoundingClientRect().bottom > head)?.dataset.n;
  });

/** Waits until nothing has moved for 40 frames: as many on a slow machine, in a longer time. */
const atRest = (page) =>
  page.locator(".scroll").evaluate((scroll) => new Promise((done) => {
    let [at, still] = [-1, 0];
    const look = () => {
      still = scroll.scrollTop === at ? still + 1 : 0;
      at = scroll.scrollTop;
      if (still < 40) requestAnimationFrame(look);
      else done();
    };
    look();
  }));
const scroll = (page, to) => page.locator(".scroll").evaluate((scroll, to) => scroll.scrollTo(0, to), to);

for (const by of ["mouse", "keyboard"]) {
  journey(`back and forward after a jump, by ${by}`, {}, async (page) => {
    await long(page);
    await scroll(page, 1500);
    await atRest(page);
    const left = await here(page);
    await orders(page).last().locator(".go").scrollIntoViewIfNeeded();
    if (by === "mouse") await orders(page).last().locator(".go").click();
    else {
      await orders(page).last().locator(".go").focus();
      await page.keyboard.press("Enter");
    }
    await atRest(page);
    const there = await here(page);
    assert.notEqual(there, left);
    if (by === "mouse") await page.locator(".bar").getByRole("button", { name: "后退" }).click();
    else await page.keyboard.press("Alt+ArrowLeft");
    await atRest(page);
    assert.equal(await here(page), left, "the same line");
    if (by === "mouse") await page.locator(".bar").getByRole("button", { name: "前进" }).click();
    else await page.keyboard.press("Alt+ArrowRight");
    await atRest(page);
    assert.equal(await here(page), there);
  });
}

journey("opened again at the next visit, a report is where it was left", {}, async (page) => {
  await long(page);
  await scroll(page, 2000);
  await atRest(page);
  const left = await here(page);
  await page.reload();
  await page.locator(".linked").waitFor();
  await long(page);
  await atRest(page);
  assert.equal(await here(page), left);
});

journey("a link, followed where the file is not yet open: same place, same filter, no word of the text", { permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
  await long(page);
  await page.locator(".foot .lg[aria-pressed]").first().click();
  await page.keyboard.press("f");
  await scroll(page, 2500);
  await atRest(page);
  const left = await here(page);
  await page.keyboard.press("Shift+c");
  await page.locator(".news p").waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const hash = link.slice(link.indexOf("#"));
  assert.match(hash, /^#[\x21-\x7e]+$/);
  assert.doesNotMatch(decodeURIComponent(hash), /\p{Script=Han}/u);
  const other = await visit({ hash });
  await other.page.locator(".linked").waitFor();
  await long(other.page);
  await atRest(other.page);
  assert.equal(await here(other.page), left);
  assert.equal(await other.page.locator(".foot .lg[aria-pressed]").first().getAttribute("aria-pressed"), "false");
  assert.equal(await other.page.evaluate(() => document.documentElement.dataset.focus), "orders");
  assert.deepEqual(other.problems, []);
  await other.close();
});

journey("the outline lists headings and speakers, leads there, and marks the current part", {}, async (page) => {
  await long(page);
  const headings = await page.locator(".toc .h").allInnerTexts();
  assert.deepEqual(headings.map((text) => text.trim()), ["一、总体要求", "二、具体安排"]);
  await page.locator(".toc .h button").last().click();
  await page.locator(".toc .h [aria-current]").waitFor();
  assert.match(await page.locator(".toc [aria-current]").innerText(), /二、具体安排/);
  await atRest(page);
  await page.locator(".toc .h button").first().focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".toc [aria-current]")?.innerText.includes("一、"));
});

journey("j and k go from paragraph to paragraph", {}, async (page) => {
  await long(page);
  for (const expected of ["1", "2", "3"]) {
    await page.keyboard.press("j");
    await atRest(page);
    assert.equal(await here(page), expected);
  }
  await page.keyboard.press("k");
  await atRest(page);
  assert.equal(await here(page), "2");
});

journey("n walks the places of a person and says when it begins again", {}, async (page) => {
  await long(page);
  const row = people(page).first();
  await row.locator(".go").focus();
  await page.keyboard.press("Enter");
  const told = async () => (await row.locator(".walk b").innerText()).split(" / ").map(Number);
  const [, count] = await told();
  assert.ok(count > 3);
  for (let at = 1; at < count; at++) {
    assert.deepEqual(await told(), [at, count]);
    await page.keyboard.press("n");
    await page.waitForFunction((at) => document.querySelector(".index .who .walk b").innerText.startsWith(`${at + 1} `), at);
  }
  assert.equal(await page.locator(".news p:not(.vh)").count(), 0);
  assert.equal(await page.locator(".news p").innerText(), `${count} / ${count}`, "each step is said to those who listen");
  await page.keyboard.press("n");
  await page.locator(".news p", { hasText: "回到第一处" }).waitFor();
  assert.deepEqual(await told(), [1, count]);
});

journey("the counts above and below follow the window, and lead to what is hidden", {}, async (page) => {
  await long(page);
  const counts = async () => (await page.locator(".strip .cnt").allInnerTexts()).map(Number);
  await page.waitForFunction(() => Number(document.querySelectorAll(".strip .cnt")[1].innerText) > 0);
  const [above, below] = await counts();
  assert.equal(above, 0);
  await page.locator(".strip .cnt").last().click();
  await atRest(page);
  const [after, left] = await counts();
  assert.ok(after > 0 && left < below);
});
