// Repairs on the page: shown, chosen, undone; folded lines given back.

import assert from "node:assert/strict";

import { journey } from "../harness.mjs";
import { MARKS, noisy, text } from "../reader.mjs";

const REPAIRS = ".foot .lg.rp";

/** The names that are marked, without what was taken out of them. */
const names = (page) =>
  page.locator(MARKS.person).evaluateAll((marks) =>
    marks.map((mark) => {
      const copy = mark.cloneNode(true);
      for (const removed of copy.querySelectorAll("del")) removed.remove();
      return copy.textContent;
    }),
  );

/** Waits until the article has, or no longer has, some text. */
const holds = (page, part, yes = true) =>
  page.waitForFunction(([part, yes]) => document.querySelector("article .body").innerText.includes(part) === yes, [part, yes]);

journey("repairs show in place, and marks stay on their characters", {}, async (page) => {
  await noisy(page);
  const before = await names(page);
  await page.locator(REPAIRS).click();
  await page.locator("article .r").first().waitFor();
  assert.ok((await page.locator("article del", { hasText: "(yuǎn)" }).count()) > 0);
  assert.ok((await page.locator(".sec-r .ed").count()) > 1, "the index lists each repair");
  assert.deepEqual(await names(page), before);
});

journey("a repair is undone and made again, by mouse and by Ctrl-Z", {}, async (page) => {
  await noisy(page);
  const before = await names(page);
  await page.locator(REPAIRS).click();
  await page.locator("article del", { hasText: "(yuǎn)" }).first().click();
  const readings = page.locator(".card .readings [role=radio]");
  await readings.last().click();
  await page.locator("article .u").waitFor();
  await holds(page, "沈知远(yuǎn)");
  assert.deepEqual(await names(page), before, "names keep their characters");
  await page.keyboard.press("Control+z");
  await page.locator("article .u").waitFor({ state: "detached" });
  await page.keyboard.press("Control+Shift+z");
  await page.locator("article .u").waitFor();
});

journey("all repairs go and come back at once", {}, async (page) => {
  await noisy(page);
  await page.keyboard.press("r");
  await page.locator(".sec-r .tools button").last().click();
  await page.waitForFunction(() => !document.querySelector("article .body .r"));
  assert.ok((await text(page)).includes("(diào)"));
  await page.locator(".sec-r .tools button").first().click();
  await page.waitForFunction(() => !document.querySelector("article .body .u"));
});

journey("the card of a repair works by keyboard alone", {}, async (page) => {
  await noisy(page);
  await page.keyboard.press("r");
  await page.locator("article .r").first().focus();
  await page.keyboard.press("Enter");
  await page.locator(".card .readings").waitFor();
  await page.locator(".card .readings [aria-checked=true]").focus();
  await page.keyboard.press("ArrowDown");
  await page.locator("article .u").waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".card").waitFor({ state: "detached" });
  await page.keyboard.press("Control+z");
  await page.locator("article .u").waitFor({ state: "detached" });
});

journey("a folded line is given back by keyboard alone", {}, async (page) => {
  await noisy(page);
  await page.locator(".boiler button").first().focus();
  await page.keyboard.press("Enter");
  await page.locator(".gone button").first().focus();
  await page.keyboard.press("Enter");
  await page.locator("article .body p[data-n]", { hasText: "网站地图" }).waitFor();
});

journey("a folded line is given back to the report, and taken away again", {}, async (page) => {
  await noisy(page);
  await page.keyboard.press("r");
  await page.locator(".gone button").first().click();
  await page.locator("article .body p[data-n]", { hasText: "网站地图" }).waitFor();
  await page.keyboard.press("Control+z");
  await page.locator("article .body p[data-n]", { hasText: "网站地图" }).waitFor({ state: "detached" });
});
