// Pictures of the page for the eye: node e2e/shots.mjs [FOLDER]

import { mkdirSync } from "node:fs";
import path from "node:path";

import { E2E, entry, step } from "../scripts/run.mjs";
import { stop } from "./harness.mjs";
import { SIZES, STATES, picture } from "./states.mjs";

const OUT = path.resolve(process.argv[2] ?? process.env.OUT ?? path.join(E2E, "out", "shots"));
const SCRIPTS = [["hans", "zh-Hans", "zh-Hans"], ["hant", "zh-Hant", "zh-TW"]];

await entry(async () => {
  mkdirSync(OUT, { recursive: true });
  try {
    for (const [script, language, variant] of SCRIPTS) {
      for (const theme of ["paper", "dark"]) {
        for (const viewport of SIZES) {
          for (const [state, how] of Object.entries(STATES)) {
            const file = path.join(OUT, `${state}-${viewport.width}-${theme}-${script}.png`);
            await picture(how, { viewport, settings: { theme, language, variant }, path: file });
          }
        }
      }
    }
  } finally {
    await stop();
  }
  step(`pictures lie in ${OUT}`);
});
