// Pictures of the page for the eye: node e2e/shots.mjs [FOLDER]

import { mkdirSync } from "node:fs";
import path from "node:path";

import { E2E, entry, step } from "../scripts/run.mjs";
import { stop, visit } from "./harness.mjs";
import { MARKS, gbk, noisy, reading } from "./reader.mjs";

const OUT = path.resolve(process.argv[2] ?? process.env.OUT ?? path.join(E2E, "out", "shots"));
const SIZES = [{ width: 1440, height: 900 }, { width: 1024, height: 768 }, { width: 390, height: 844 }];
const SCRIPTS = [["hans", "zh-Hans", "zh-Hans"], ["hant", "zh-Hant", "zh-TW"]];

/** The states of the page that a designer looks at. */
const STATES = {
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

await entry(async () => {
  mkdirSync(OUT, { recursive: true });
  try {
    for (const [script, language, variant] of SCRIPTS) {
      for (const theme of ["paper", "dark"]) {
        for (const viewport of SIZES) {
          for (const [state, { hash, open, settings }] of Object.entries(STATES)) {
            const { page, close } = await visit({ hash, viewport, settings: { theme, language, variant, ...settings } });
            await open(page);
            await page.waitForTimeout(300);
            await page.screenshot({ path: path.join(OUT, `${state}-${viewport.width}-${theme}-${script}.png`) });
            await close();
          }
        }
      }
    }
  } finally {
    await stop();
  }
  step(`pictures lie in ${OUT}`);
});
