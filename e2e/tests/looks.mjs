// The page looks as it did: pictures beside those in e2e/looks, which `BLESS=1 node e2e/tests/looks.mjs` takes anew.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import test, { after } from "node:test";
import { pathToFileURL } from "node:url";

import { E2E } from "../../scripts/run.mjs";
import { stop, visit } from "../harness.mjs";
import { SIZES, STATES, picture } from "../states.mjs";

const KEPT = path.join(E2E, "looks");
const LOOKED_AT = ["first", "reading", "card", "library", "search", "taking"];
/** Side of the squares that are compared, in pixels: a glyph drawn by another version of the font changes few of them. */
const SQUARE = 12;
/** From which mean difference, of 255, a square counts as another one. */
const CLEARLY = 14;
/** Share of squares that may be others. */
const ALLOWED = 0.02;

/** Share of squares that differ between two pictures; 1 if their sizes do. Drawn by the browser, which can read both. */
async function difference(page, pictures) {
  return page.evaluate(
    async ([pictures, square, clearly]) => {
      const [a, b] = await Promise.all(
        pictures.map(async (picture) => {
          const image = new Image();
          image.src = `data:image/jpeg;base64,${picture}`;
          await image.decode();
          const canvas = new OffscreenCanvas(image.width / square, image.height / square);
          const brush = canvas.getContext("2d");
          brush.imageSmoothingQuality = "high";
          brush.drawImage(image, 0, 0, canvas.width, canvas.height);
          return brush.getImageData(0, 0, canvas.width, canvas.height);
        }),
      );
      if (a.width !== b.width || a.height !== b.height) return 1;
      let others = 0;
      for (let at = 0; at < a.data.length; at += 4) {
        const apart = [0, 1, 2].reduce((sum, c) => sum + Math.abs(a.data[at + c] - b.data[at + c]), 0) / 3;
        if (apart > clearly) others += 1;
      }
      return others / (a.data.length / 4);
    },
    [pictures.map((picture) => picture.toString("base64")), SQUARE, CLEARLY],
  );
}

for (const state of LOOKED_AT) {
  for (const theme of ["paper", "dark"]) {
    for (const viewport of SIZES) {
      const name = `${state}-${viewport.width}-${theme}`;
      test(`${name} looks as it did`, async () => {
        const settings = { theme, language: "zh-Hans", variant: "zh-Hans" };
        const taken = await picture(STATES[state], { viewport, settings, type: "jpeg", quality: 60 });
        const kept = path.join(KEPT, `${name}.jpg`);
        if (process.env.BLESS) {
          mkdirSync(KEPT, { recursive: true });
          return writeFileSync(kept, taken);
        }
        const { page, close } = await visit();
        const share = await difference(page, [readFileSync(kept), taken]);
        await close();
        if (share > ALLOWED) {
          mkdirSync(path.join(E2E, "out"), { recursive: true });
          writeFileSync(path.join(E2E, "out", `${name}.jpg`), taken);
        }
        assert.ok(share <= ALLOWED, `${(share * 100).toFixed(1)} % of it is another picture: compare e2e/out and e2e/looks`);
      });
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) after(stop);
