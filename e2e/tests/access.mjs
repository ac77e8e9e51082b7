// axe, on every state a reader meets.

import assert from "node:assert/strict";

import { axe, journey } from "../harness.mjs";
import { MARKS, reading } from "../reader.mjs";

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
    journey(`axe finds nothing on a report with a card (${where})`, { ...options, hash: "#sample" }, async (page) => {
      await reading(page);
      await page.locator(MARKS.person).first().click();
      await page.locator(".card").first().waitFor();
      assert.deepEqual(await axe(page), []);
    });
  }
}
