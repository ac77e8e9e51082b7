// Long reports: they open, and the page answers. How fast is measured by e2e/bench.mjs; these limits only catch a hang.

import assert from "node:assert/strict";

import { drop, journey, longestSilence } from "../harness.mjs";
import { list, reading } from "../reader.mjs";
import { longReport, oneLine } from "../reports.mjs";
import { farJump, firstFrame, toggle } from "../timing.mjs";

const SHORT = Buffer.from("云泽县召开会议\n县长祁望舒强调，要抓好落实。\n");

journey("a report of 1 MB opens, jumps far, and hides a class", {}, async (page) => {
  await page.locator(".dropper").waitFor();
  await drop(page, [{ name: "short.txt", bytes: SHORT }, { name: "long.txt", bytes: longReport(1_000_000) }]);
  await list(page).nth(1).waitFor({ timeout: 120_000 });
  assert.ok((await firstFrame(page, 1)) < 3_000);
  assert.ok((await farJump(page, 0.9)) < 3_000);
  assert.ok((await toggle(page, true)) < 3_000);
  await page.waitForFunction(() => document.querySelector("article").textContent.length > 300_000);
  const marks = await page.locator("article .body .m").count();
  assert.ok(marks > 50 && marks < 5_000, `${marks} marks are drawn`);
});

journey("one line of 2 MB with 25,000 directives does not hang the page", {}, async (page) => {
  await page.locator(".dropper").waitFor();
  const silence = await longestSilence(page, async () => {
    await drop(page, [{ name: "line.txt", bytes: oneLine(25_000) }]);
    await list(page).first().waitFor({ timeout: 180_000 });
    await reading(page);
    await farJump(page, 0.6);
  });
  assert.ok(silence < 10_000, `the page was silent for ${silence} ms`);
});
