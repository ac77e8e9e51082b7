// The sizes of the built page: a table, the budgets, and growth against the declared baseline.

import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

import { DIST, Failure, ROOT, entry, kilobytes } from "./run.mjs";

const BASELINE = path.join(ROOT, "scripts", "sizes.json");
/** Gzip bytes: what must be there before the page paints, and all that a first visit loads. The goals are
 * 300 and 900 kB; ARCHITECTURE.md says what weighs. */
const BUDGET = { shell: 500_000, total: 2_390_000 };
/** How far a file may outgrow its baseline undeclared: a share, and some bytes for the small ones. */
const GROWTH = { share: 0.05, bytes: 1_000 };

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* files(file);
    else yield file;
  }
}

/** The name without the hash of its content, which changes with every build. */
function stable(file) {
  return path.relative(DIST, file).replace(/-[0-9a-f]{8,}(?=[._])/, "");
}

function measure() {
  const rows = [...files(DIST)].map((file) => {
    const bytes = readFileSync(file);
    return { name: stable(file), raw: statSync(file).size, gzip: gzipSync(bytes, { level: 9 }).length };
  });
  return rows.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What paints the page: all but the engine, which comes after. */
const shellOf = (rows) => rows.filter((row) => !/^(worker|engine)[._]/.test(row.name));
const sum = (rows) => rows.reduce((total, row) => total + row.gzip, 0);

/** What is wrong with these sizes, one sentence each. */
function complaints(rows) {
  const baseline = JSON.parse(readFileSync(BASELINE, "utf8"));
  const found = [];
  if (sum(shellOf(rows)) > BUDGET.shell) found.push(`the shell exceeds ${kilobytes(BUDGET.shell)} kB`);
  if (sum(rows) > BUDGET.total) found.push(`the first visit exceeds ${kilobytes(BUDGET.total)} kB`);
  for (const { name, gzip } of rows) {
    const before = baseline[name] ?? 0;
    const grown = gzip - before;
    if (grown > GROWTH.bytes && grown > before * GROWTH.share) {
      found.push(`${name} grew from ${kilobytes(before)} to ${kilobytes(gzip)} kB; if that is meant: make sizes`);
    }
  }
  return found;
}

function print(rows) {
  const line = (name, raw, gzip) => console.log(`  ${name.padEnd(34)} ${raw.padStart(10)} ${gzip.padStart(10)}`);
  line("file", "raw kB", "gzip kB");
  for (const row of rows) line(row.name, kilobytes(row.raw), kilobytes(row.gzip));
  line("shell", "", kilobytes(sum(shellOf(rows))));
  line("first visit", "", kilobytes(sum(rows)));
}

/** Prints the table; fails if a budget or the baseline is exceeded. */
export function checkSizes() {
  const rows = measure();
  print(rows);
  const found = complaints(rows);
  if (found.length > 0) throw new Failure(found.join("; "));
}

function accept() {
  const rows = measure();
  print(rows);
  const baseline = Object.fromEntries(rows.map((row) => [row.name, row.gzip]));
  writeFileSync(BASELINE, `${JSON.stringify(baseline, null, 2)}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await entry(() => (process.argv.includes("--accept") ? accept() : checkSizes()));
}
