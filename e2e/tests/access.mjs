// axe, on every state a reader meets.

import assert from "node:assert/strict";

import { axe, drop, journey } from "../harness.mjs";
import { MARKS, gbk, noisy, reading } from "../reader.mjs";
import { manyReports } from "../reports.mjs";

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };

for (const theme of ["paper", "grey", "dark"]) {
  for (const viewport of [WIDE, NARROW]) {
    const where = `${theme}, ${viewport.width} px`;
    const options = { viewport, settings: { theme, language: "zh-Hans", variant: "zh-Hans" } };
    journey(`axe finds nothing on the first visit (${where})`, options, async (page) => {
      await page.locator(".dropper").waitFor();
      assert.deepEqual(await axe(page), []);
    });
    journey(`axe finds nothing on repairs and their card (${where})`, options, async (page) => {
      await noisy(page);
      await page.keyboard.press("r");
      await page.locator("article .body .r").first().click();
      await page.locator(".card .readings").waitFor();
      assert.deepEqual(await axe(page), []);
    });
    journey(`axe finds nothing on search and library (${where})`, options, async (page) => {
      await page.locator(".dropper").waitFor();
      await drop(page, [...manyReports(6, 1), { name: "空.txt", bytes: Buffer.alloc(0) }]);
      await reading(page);
      await page.keyboard.press("/");
      await page.locator(".bar .seek input:focus").waitFor();
      await page.keyboard.type("防汛");
      await page.locator(".find .kwr").first().waitFor();
      assert.deepEqual(await axe(page), []);
      await page.locator(".find .tools label").last().click();
      await page.locator(".bar .seek input").fill("(");
      await page.locator(".bad").waitFor();
      assert.deepEqual(await axe(page), []);
      await page.locator(".bar .seek input").fill("防汛");
      await page.locator(".find .kwr").first().click();
      await page.locator(".hitbar").waitFor();
      assert.deepEqual(await axe(page), []);
      await page.keyboard.press("l");
      await page.locator(".lib .chunk input").nth(2).click();
      await page.locator(".actbar").waitFor();
      assert.deepEqual(await axe(page), []);
      await page.locator(".actbar .btn").click();
      await page.locator(".news .undo button").waitFor();
      // What rises is still.
      await page.waitForTimeout(800);
      assert.deepEqual(await axe(page), []);
    });
    journey(`axe finds nothing on a report with a card (${where})`, { ...options, hash: "#sample" }, async (page) => {
      await reading(page);
      await page.locator(MARKS.person).first().click();
      await page.locator(".card").first().waitFor();
      assert.deepEqual(await axe(page), []);
    });
  }
  const options = { viewport: WIDE, settings: { theme, language: "zh-Hans", variant: "zh-Hans" } };
  journey(`axe finds nothing on a directive's card, a pinned card and a filtered index (${theme})`, { ...options, hash: "#sample" }, async (page) => {
    await reading(page);
    await page.locator("article .part .m.p").first().click();
    await page.locator(".card").first().waitFor();
    await page.keyboard.press("d");
    await page.locator("article .D .Dh").nth(1).evaluate((handle) => handle.focus());
    await page.keyboard.press("Enter");
    await page.locator(".card.float summary").click();
    await page.locator(".index .filter").fill("县");
    await page.locator(".index .card.docked").waitFor();
    assert.deepEqual(await axe(page), []);
  });
  journey(`axe finds nothing on vertical lines (${theme})`, { ...options, hash: "#sample", settings: { ...options.settings, layout: "vertical" } }, async (page) => {
    await reading(page);
    assert.deepEqual(await axe(page), []);
  });
  journey(`axe finds nothing on the choice of an encoding (${theme})`, options, async (page) => {
    await gbk(page);
    await page.locator(".enc").click();
    await page.locator(".encodings pre").waitFor();
    assert.deepEqual(await axe(page), []);
  });
}
