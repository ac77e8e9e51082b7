// Folders of annotated reports, and what the engine makes of them.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { Failure, ROOT, must, output, step, which } from "./run.mjs";

const VENV = path.join(ROOT, ".venv");
export const PYTHON = path.join(VENV, "bin", "python");

/** Makes the virtual environment of the scripts in Python, with these packages (name==version). */
export async function python(packages) {
  const wanted = packages.map((one) => one.split("=="));
  const check = `from importlib.metadata import version\n${wanted.map(([name, v]) => `assert version("${name}") == "${v}"`).join("\n")}`;
  if (output(PYTHON, "-c", check) !== null) return;
  if (!which("python3")) throw new Failure("Python 3 is needed (Debian: apt install python3 python3-venv)");
  step(`install ${packages.join(", ")} in a virtual environment`);
  await must("python3", ["-m", "venv", VENV], { failure: "no virtual environment (Debian: apt install python3-venv)" });
  await must(PYTHON, ["-m", "pip", "install", "--quiet", ...packages], { failure: `could not install ${packages.join(", ")}` });
}

/** A folder with X.txt, X.clean.txt and X.gold.json; our own reports, which keep all in X.src, are written out. */
export async function annotated(folder) {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  if (files.some((file) => file.endsWith(".gold.json"))) return folder;
  if (!files.some((file) => file.endsWith(".src"))) throw new Failure(`no annotated report (X.gold.json or X.src) in ${folder}`);
  const written = path.join(ROOT, "target", "reports", path.basename(folder));
  const command = ["run", "--quiet", "--release", "--locked", "--example", "reports", "--", folder, written];
  await must("cargo", command, { failure: `could not write out ${folder}` });
  return written;
}

/** The names of the reports of such a folder. */
export function names(folder) {
  const ending = ".gold.json";
  return readdirSync(folder).filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length)).sort();
}

/** Reads the reports of a folder with the command line and writes X.pred.json into `into`. */
export function predict(folder, into) {
  mkdirSync(into, { recursive: true });
  const files = names(folder).map((name) => path.join(folder, `${name}.txt`));
  const command = ["run", "--quiet", "--release", "--locked", "--bin", "gongwen", "--", "analyze", "--whole", ...files];
  const done = spawnSync("cargo", command, { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 30 });
  process.stderr.write(done.stderr ?? "");
  const records = (done.stdout ?? "").split("\n").filter(Boolean).map((line) => JSON.parse(line));
  if (records.length !== files.length) throw new Failure(`${records.length} records for ${files.length} reports`);
  for (const record of records) {
    writeFileSync(path.join(into, `${path.basename(record.file, ".txt")}.pred.json`), JSON.stringify(record));
  }
}

/** Puts a section into docs/QUALITY.md in place of the one with the same title; the others stay. */
export function keep(title, lines) {
  const file = path.join(ROOT, "docs", "QUALITY.md");
  const [head, ...others] = readFileSync(file, "utf8").split(/^(?=## )/m);
  const section = [`## ${title}`, "", ...lines, ""].join("\n");
  const at = others.findIndex((other) => other.startsWith(`## ${title}\n`));
  const sections = at < 0 ? [...others, section] : others.with(at, section);
  writeFileSync(file, [head, ...sections].map((part) => `${part.trimEnd()}\n`).join("\n"));
}
