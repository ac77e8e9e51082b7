// Runs every fuzz target under libFuzzer: a million runs or a quarter of an hour each. Needs no nightly
// compiler, since the coverage that libFuzzer asks for is a pass of LLVM and no sanitizer is used; there is no
// unsafe code to sanitize.

import { mkdirSync, readdirSync } from "node:fs";
import path from "node:path";

import { Failure, ROOT, entry, output, step, watch } from "./run.mjs";

const FUZZ = path.join(ROOT, "fuzz");
const RUNS = process.env.FUZZ_RUNS ?? "1000000";
const SECONDS = process.env.FUZZ_SECONDS ?? "900";
const COVERAGE = [
  "--cfg fuzzing",
  "-Cpasses=sancov-module",
  "-Cllvm-args=-sanitizer-coverage-level=4",
  "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
  "-Cllvm-args=-sanitizer-coverage-pc-table",
  "-Cllvm-args=-sanitizer-coverage-trace-compares",
  "-Ccodegen-units=1",
].join(" ");
/** Good files to start from. */
const SEEDS = [path.join(ROOT, "tests", "intake", "pages"), path.join(ROOT, "static", "samples")];

const targets = readdirSync(path.join(FUZZ, "fuzz_targets")).map((file) => path.basename(file, ".rs"));

// Named, the target alone gets the coverage, and build scripts stay as they are.
const host = output("rustc", "--print", "host-tuple");

await entry(async () => {
  const env = { RUSTFLAGS: COVERAGE };
  const build = await watch("cargo", ["build", "--locked", "--release", "--target", host], { cwd: FUZZ, env });
  if (!build.ok) throw new Failure("the fuzz targets do not build");
  const broken = [];
  for (const target of targets) {
    step(`fuzz ${target}`);
    const found = path.join(FUZZ, "corpus", target);
    const bad = path.join(FUZZ, "artifacts", target);
    for (const folder of [found, bad]) mkdirSync(folder, { recursive: true });
    const args = [`-runs=${RUNS}`, `-max_total_time=${SECONDS}`, "-max_len=4096", "-timeout=20", `-artifact_prefix=${bad}/`];
    const binary = path.join(FUZZ, "target", host, "release", target);
    const { ok } = await watch(binary, [...args, "-verbosity=0", "-print_final_stats=1", found, ...SEEDS]);
    console.log(`test result: ${ok ? "ok. 1 passed; 0 failed" : "FAILED. 0 passed; 1 failed"}`);
    if (!ok) broken.push(target);
  }
  if (broken.length > 0) throw new Failure(`broken: ${broken.join(", ")}; the files lie in fuzz/artifacts`);
});
