// What long reports cost on the built page, into docs/BENCHMARKS.md: make bench

import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import path from "node:path";

import { ROOT, entry, output, step } from "../scripts/run.mjs";
import { OPENCC_VERSION, conversion } from "./convert.mjs";
import { drop, stop, visit } from "./harness.mjs";
import { list } from "./reader.mjs";
import { longReport, manyReports } from "./reports.mjs";
import { farJump, firstFrame, median, quantile, reading, script, search, toggle } from "./timing.mjs";

const ROUNDS = 9;
const JUMPS = 40;
const MANY = 300;
const SHORT = Buffer.from("云泽县召开会议\n县长祁望舒强调，要抓好落实。\n");
const CASES = [
  { name: "1 MB", bytes: 1_000_000, goal: { first: 200, toggle: 50, script: 50 } },
  { name: "5 MB", bytes: 5_000_000, goal: { first: 300, toggle: 100, script: 250 } },
];

async function measure({ name, bytes, goal }) {
  const { page, close } = await visit();
  await page.locator(".dropper").waitFor();
  await drop(page, [{ name: "short.txt", bytes: SHORT }, { name: "long.txt", bytes: longReport(bytes) }]);
  await list(page).nth(1).waitFor({ timeout: 300_000 });
  await page.waitForTimeout(1_000);
  const [first, toggles, jumps, scripts] = [[], [], [], []];
  for (let round = 0; round < ROUNDS; round++) {
    first.push(await firstFrame(page, 1));
    await page.waitForTimeout(300);
    toggles.push(await toggle(page, true), await toggle(page, false));
    await firstFrame(page, 0);
  }
  await firstFrame(page, 1);
  for (let round = 0; round < ROUNDS; round++) {
    scripts.push(await script(page, "繁", "縣強調"));
    await page.waitForTimeout(600);
    await script(page, "简", "县强调");
    await page.waitForTimeout(600);
  }
  for (let jump = 0; jump < JUMPS; jump++) jumps.push(await farJump(page, ((jump * 37) % 100) / 100));
  const marks = await page.evaluate(() =>
    [...document.querySelectorAll(".foot .lg .num")].slice(0, 7).reduce((sum, n) => sum + Number(n.textContent), 0),
  );
  await close();
  return { name, marks, goal, first: median(first), toggle: median(toggles), script: median(scripts), jump: quantile(jumps, 0.95) };
}

/** What the page costs with many reports open. */
async function measureMany(count) {
  const { page, close } = await visit();
  await page.locator(".dropper").waitFor();
  const files = manyReports(count, 40);
  const read = await reading(page, files);
  const [clicks, words, expressions] = [[], [], []];
  for (let round = 0; round < ROUNDS; round++) {
    clicks.push(await firstFrame(page, 1 + round), await firstFrame(page, 20));
    words.push(await search(page, `防汛物資${round % 2 ? "" : "，"}`, count));
    expressions.push(await search(page, `第${round + 1}\\d?次`, 1, true));
  }
  await close();
  const megabytes = files.reduce((sum, file) => sum + file.bytes.length, 0) / 1e6;
  return { count, megabytes, ...read, click: median(clicks), words: median(words), expressions: median(expressions) };
}

const manyRow = ({ count, megabytes, first, all, click, words, expressions }) =>
  `| ${count} (${megabytes.toFixed(1)} MB) | ${Math.round(first)} (≤ 1000) | ${(all / 1000).toFixed(1)} s (≤ 15) | ${Math.round(click)} (≤ 100) | ${Math.round(words)} (≤ 100) | ${Math.round(expressions)} (≤ 100) |`;

const row = ({ name, marks, goal, first, toggle, script, jump }) =>
  `| ${name} | ${marks.toLocaleString("en")} | ${Math.round(first)} (≤ ${goal.first}) | ${Math.round(toggle)} (≤ ${goal.toggle}) | ${Math.round(script)} (≤ ${goal.script}) | ${Math.round(jump)} (≤ 100) |`;

const speed = ({ name, goal, ours, theirs, begun }) =>
  `| ${name} | ${ours.toFixed(1)} | ${theirs.toFixed(1)} | ${(ours / theirs).toFixed(1)} (≥ ${goal}) | ${Math.round(begun)} ms (≤ 60) |`;

await entry(async () => {
  const rows = [];
  let many, speeds;
  try {
    for (const one of CASES) {
      step(`measure ${one.name}`);
      rows.push(row(await measure(one)));
      console.log(rows.at(-1));
    }
    step(`measure ${MANY} reports`);
    many = manyRow(await measureMany(MANY));
    console.log(many);
    step("measure conversion");
    const { page, close } = await visit();
    speeds = await conversion(page, longReport(1_000_000).toString("utf8"));
    await close();
    console.log(speeds);
  } finally {
    await stop();
  }
  step("measure the engine");
  const built = output("cargo", "build", "--release", "--quiet") !== null;
  const engine = built && output("cargo", "run", "--release", "--quiet", "--example", "speed");
  const text = [
    "# What the page costs",
    "",
    "Milliseconds in the built page, from the click to the frame that shows what was asked for; goals in brackets.",
    `Measured by \`make bench\` in headless Chromium on ${cpus().length} cores (${cpus()[0].model.trim()}).`,
    `The load of the machine meanwhile was ${loadavg()[0].toFixed(1)}: above the number of cores, all figures are too high.`,
    `First frame and switch are medians of ${ROUNDS} and ${2 * ROUNDS}, the far jump is the 95th percentile of ${JUMPS}.`,
    "",
    "| report | marks | first frame | switch a class | switch the script | far jump, p95 |",
    "|---|---|---|---|---|---|",
    ...rows,
    "",
    `With ${MANY} reports dropped at once: until the first can be read, until all are listed; then, medians, from a click in`,
    `the list to the report, and from the last letter of a query to its results (words in the other script, an expression).`,
    "",
    "| reports | first readable | all listed | click | words | expression |",
    "|---|---|---|---|---|---|",
    many,
    "",
    "Conversion of a report of 1 MB by the engine (alignment, doubts, and the way to the worker and back included) and by",
    `opencc-js ${OPENCC_VERSION} in the page, in turn, medians of ${ROUNDS}; and the first conversion of an engine that just came up, which reads`,
    "the tables.",
    "",
    "| direction | ours, MB/s | opencc-js, MB/s | ratio | first conversion |",
    "|---|---|---|---|---|",
    ...speeds.map(speed),
    "",
    "## Engine",
    "",
    "Megabytes of UTF-8 a second, natively on one core, over our own annotated reports, goals in brackets; and how much longer",
    "ten times the text takes, as one report. `cargo build --release && cargo run --release --example speed`.",
    "",
    engine || "It could not be measured.",
    "",
  ];
  writeFileSync(path.join(ROOT, "docs", "BENCHMARKS.md"), text.join("\n"));
});
