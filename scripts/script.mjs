// Measures conversion between the scripts beside other converters, in one run: on the cases that OpenCC and Fanhuaji
// test themselves with, on phrases of reports, on the reports that lie beside this project. `--keep` writes the table
// into docs/QUALITY.md.

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";

import { PYTHON, keep, python } from "./annotated.mjs";
import { E2E, Failure, ROOT, entry, must, output, step } from "./run.mjs";

const SHARED = path.resolve(ROOT, "../shared");
const FMMSEG = "opencc-pyo3==0.12.0";
const PROFILE = process.argv.includes("--dev") ? "debug" : "release";

/** The configurations of OpenCC that are ours too: our variant, and the languages that opencc-js wants. */
const CONFIGS = {
  s2t: ["zh-Hant", "cn", "t"],
  s2tw: ["zh-TW", "cn", "tw"],
  s2twp: ["zh-TW", "cn", "twp"],
  s2hk: ["zh-HK", "cn", "hk"],
  t2s: ["zh-Hans", "t", "cn"],
  tw2s: ["zh-Hans", "tw", "cn"],
  tw2sp: ["zh-Hans", "twp", "cn"],
  hk2s: ["zh-Hans", "hk", "cn"],
};
const BACK = { t: "s2t", tw: "s2tw", hk: "s2hk" };

/** Shapes of one character; the others are folded into the last. */
const SHAPES = "爲為 裏裡 綫線 着著 喫吃 啓啟 衆眾 羣群 峯峰 説說 衛衞 産產 麪麵 臺台 稅税 脫脱 閱閲 麽麼 牀床 敍敘 鈎鉤 賬帳 纔才 濕溼 僞偽 潙溈 嬀媯 牆墻 妝粧 姸妍 沖冲 沈沉 癡痴";
const FOLD = new Map(SHAPES.split(" ").map(([one, other]) => [one, other]));
const fold = (text) => [...text].map((c) => FOLD.get(c) ?? c).join("");

/** Texts converted with the example of this package: one process for each. */
function example(texts, way) {
  const binary = path.join(ROOT, "target", PROFILE, "examples", "convert");
  return texts.map(([config, text]) => {
    const region = way.length === 0 && config === "s2twp" ? ["region"] : way;
    const done = spawnSync(binary, [CONFIGS[config][0], ...region], { input: text, encoding: "utf8", maxBuffer: 1 << 28 });
    if (done.status !== 0) throw new Failure(`the example failed: ${done.stderr}`);
    return done.stdout;
  });
}

function openccJs(texts) {
  const { Converter } = createRequire(path.join(E2E, "package.json"))("opencc-js");
  const made = {};
  return texts.map(([config, text]) => {
    const [, from, to] = CONFIGS[config];
    made[config] ??= Converter({ from, to });
    return text.split("\n").map(made[config]).join("\n");
  });
}

function fmmseg(texts) {
  const script = path.join(ROOT, "scripts", "script_peers.py");
  const done = spawnSync(PYTHON, [script], { input: JSON.stringify(texts), encoding: "utf8", maxBuffer: 1 << 28 });
  if (done.status !== 0) throw new Failure(`script_peers.py failed: ${done.stderr}`);
  return JSON.parse(done.stdout);
}

/** The converters: each makes texts of [configuration, text]. */
const TOOLS = [
  ["ours", (texts, way = []) => example(texts, way)],
  ["zhconv", (texts) => example(texts, ["plain"])],
  ["opencc-js", openccJs],
  ["opencc-fmmseg", fmmseg],
];

/** The cases of each configuration. */
function cases(name) {
  const rows = readFileSync(path.join(SHARED, "vectors", "public", `${name}-cases.tsv`), "utf8").split("\n").slice(1);
  const all = rows.map((row) => row.split("\t")).map(([config, input, expected]) => ({ config, input, expected }));
  return Object.keys(CONFIGS).map((config) => [config, all.filter((one) => one.config === config)]).filter(([, group]) => group.length > 0);
}

/** A row of the table for every set: right cases, in brackets with shapes folded. */
function compareCases(title, name) {
  const groups = cases(name);
  const totals = TOOLS.map(() => [0, 0]);
  const count = groups.reduce((sum, [, group]) => sum + group.length, 0);
  const texts = groups.map(([config, group]) => [config, group.map((one) => one.input).join("\n")]);
  const lines = groups.map(([config, group]) => [`${title}, ${config}`, group.length]);
  TOOLS.forEach(([, convert], tool) => {
    convert(texts).forEach((text, at) => {
      const out = text.split("\n");
      const group = groups[at][1];
      const right = [group.filter((one, i) => out[i] === one.expected).length, group.filter((one, i) => fold(out[i]) === fold(one.expected)).length];
      lines[at].push(`${right[0]} (${right[1]})`);
      totals[tool] = totals[tool].map((sum, i) => sum + right[i]);
    });
  });
  return [...lines, [`**${title}**`, count, ...totals.map(([exact, folded]) => `**${exact}** (${folded})`)]];
}

/** Phrases of reports, in every traditional variant, from simplified and from mechanical text. */
function comparePhrases(title, file) {
  const phrases = JSON.parse(readFileSync(path.resolve(ROOT, file), "utf8"));
  return ["hans", "mech"].map((from) => {
    const text = phrases.map((one) => one[from]).join("\n");
    const figures = TOOLS.map(([name, convert]) => {
      const rights = Object.entries(BACK).map(([key, config]) => {
        const way = name === "ours" && from === "mech" ? ["mech"] : undefined;
        const source = from === "mech" && name !== "ours" ? convert([["t2s", text]])[0] : text;
        const out = convert([[config, source]], way)[0].split("\n");
        return phrases.filter((one, i) => one[key].some((form) => fold(form) === fold(out[i]))).length;
      });
      return rights.join(" / ");
    });
    return [`${title}, from ${from === "hans" ? "simplified" : "mechanical"} (Hant / TW / HK)`, phrases.length, ...figures];
  });
}

/** Wrong characters in the reports beside this project: repaired by us, then converted by each tool. */
function compareReports(scratch) {
  const corpus = path.join(SHARED, "corpus");
  const names = readdirSync(corpus).filter((file) => file.endsWith(".hant.txt")).map((file) => file.slice(0, -".hant.txt".length));
  const read = (variant, name) => output(path.join(ROOT, "target", PROFILE, "gongwen"), "text", "--variant", variant, path.join(corpus, `${name}.txt`)) ?? "";
  const figures = TOOLS.map(([tool, convert]) => {
    for (const name of names) {
      const text = tool === "ours" ? read("zh-Hant", name) : convert([["s2t", read("zh-Hans", name)]])[0];
      writeFileSync(path.join(scratch, `${name}.hant.txt`), text);
    }
    return /TOTAL (.*)/.exec(output("python3", path.join(SHARED, "tools", "script_score.py"), scratch, corpus) ?? "")?.[1] ?? "?";
  });
  return [["reports beside this project, wrong characters", names.length, ...figures]];
}

await entry(async () => {
  if (!existsSync(SHARED)) throw new Failure(`the cases of other converters are not there: ${SHARED}`);
  await python([FMMSEG]);
  step("build the example and the command line");
  await must("cargo", ["build", "--quiet", "--locked", ...(PROFILE === "release" ? ["--release"] : []), "--example", "convert", "--bin", "gongwen"]);
  const scratch = mkdtempSync(path.join(tmpdir(), "gongwen-script-"));
  const rows = [
    ...compareCases("OpenCC's cases", "opencc"),
    ...compareCases("Fanhuaji's cases", "fanhuaji"),
    ...comparePhrases("phrases given with the task", path.join(SHARED, "vectors", "script.json")),
    ...comparePhrases("our own phrases", "tests/vectors/script-dev.json"),
    ...comparePhrases("our own phrases, held out", "tests/vectors/script-held-out.json"),
    ...compareReports(scratch),
  ];
  rmSync(scratch, { recursive: true });
  const table = [`| | cases | ${TOOLS.map(([name]) => name).join(" | ")} |`, `|---|---|${TOOLS.map(() => "---|").join("")}`, ...rows.map((row) => `| ${row.join(" | ")} |`)];
  console.log(table.join("\n"));
  if (!process.argv.includes("--keep")) return;
  const date = new Date().toISOString().slice(0, 10);
  keep("Script", [
    "Cases that come out exactly as expected; in brackets, with shapes of one character folded (裏 and 裡, 爲 and 為). The configurations",
    "with p ask for regional wording. Phrases count with shapes folded; mechanical ones go through simplified text. The held-out phrases",
    "were written by others and never read here; the failures of the other sets were looked at for classes of error, so their figures flatter",
    "ours. What is wrong in the reports is the same for all tools where repair lost a character.",
    "",
    `Date: ${date} · Command: \`make script\` · zhconv 0.4.2 (MediaWiki's tables), opencc-js 1.4.2, opencc-fmmseg by opencc-pyo3 0.12.0`,
    "",
    ...table,
  ]);
});
