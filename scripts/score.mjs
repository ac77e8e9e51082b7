// Measures the engine against annotated reports: a folder with X.txt, X.gold.json and X.clean.txt.
// FOLDER and SCORER say where; `--keep` writes the table into docs/QUALITY.md, `--verbose` lists mistakes.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { Failure, ROOT, entry, must, output, step, which } from "./run.mjs";
import { checkGiven } from "./tools.mjs";

const FOLDER = path.resolve(ROOT, process.env.FOLDER ?? "../shared/corpus");
const SCORER = path.resolve(ROOT, process.env.SCORER ?? "../shared/tools/score.py");
const VENV = path.join(ROOT, ".venv");
const PYTHON = path.join(VENV, "bin", "python");
const ZHCONV = "zhconv==1.4.3";

async function provide() {
  checkGiven();
  if (!existsSync(SCORER)) throw new Failure(`there is no scorer at ${SCORER}; name one: make score SCORER=…`);
  if (output(PYTHON, "-c", "import zhconv") !== null) return;
  if (!which("python3")) throw new Failure("Python 3 is needed (Debian: apt install python3 python3-venv)");
  step("make a virtual environment for the scorer");
  await must("python3", ["-m", "venv", VENV], { failure: "no virtual environment (Debian: apt install python3-venv)" });
  await must(PYTHON, ["-m", "pip", "install", "--quiet", ZHCONV], { failure: `could not install ${ZHCONV}` });
}

/** The reports that have an annotation. */
function reports() {
  const files = existsSync(FOLDER) ? readdirSync(FOLDER) : [];
  const names = files.filter((file) => file.endsWith(".gold.json")).map((file) => file.slice(0, -".gold.json".length));
  if (names.length === 0) throw new Failure(`no annotated report (X.gold.json) in ${FOLDER}`);
  return names.sort();
}

/** Reads the reports with the command line and writes what it found into `folder`. */
function predict(names, folder) {
  const files = names.map((name) => path.join(FOLDER, `${name}.txt`));
  const command = ["run", "--quiet", "--release", "--locked", "--bin", "gongwen", "--", "analyze", "--whole", ...files];
  const done = spawnSync("cargo", command, { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 30 });
  process.stderr.write(done.stderr ?? "");
  const records = (done.stdout ?? "").split("\n").filter(Boolean).map((line) => JSON.parse(line));
  if (records.length === 0) throw new Failure("the command line gave no record");
  for (const record of records) {
    writeFileSync(path.join(folder, `${path.basename(record.file, ".txt")}.pred.json`), JSON.stringify(record));
  }
}

/** Puts the table into its section of docs/QUALITY.md; the other sections stay. */
function keep(table) {
  const command = `make quality${process.env.FOLDER ? ` FOLDER=${process.env.FOLDER}` : ""}`;
  const section = [
    "## Reports",
    "",
    "Measured on the annotated reports that lie beside this project. The rules were written with these reports in view,",
    "so the figures flatter: reports never seen score lower.",
    "",
    `Date: ${new Date().toISOString().slice(0, 10)} · Command: \`${command}\``,
    "",
    "```text",
    table.trimEnd(),
    "```",
    "",
  ].join("\n");
  const file = path.join(ROOT, "docs", "QUALITY.md");
  const [title, ...others] = (existsSync(file) ? readFileSync(file, "utf8") : "# Quality\n\n").split(/^(?=## )/m);
  const kept = others.filter((other) => !other.startsWith("## Reports"));
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, [title, section, ...kept.map((other) => `\n${other}`.replace(/^\n+/, "\n"))].join(""));
}

await entry(async () => {
  await provide();
  const names = reports();
  const folder = mkdtempSync(path.join(tmpdir(), "gongwen-score-"));
  try {
    step(`read ${names.length} reports of ${FOLDER}`);
    predict(names, folder);
    const args = [SCORER, folder, FOLDER, ...(process.argv.includes("--verbose") ? ["--verbose"] : [])];
    step("score");
    const table = await must(PYTHON, args, { failure: "the scorer failed" });
    if (process.argv.includes("--keep")) keep(table);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
