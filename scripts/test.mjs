// Runs every check, one after the other, and counts. `--all` adds what takes long.

import { TRUNK_BUILD } from "./build.mjs";
import { Failure, entry, step, watch } from "./run.mjs";
import { checkSizes } from "./sizes.mjs";
import { TO_TEST, provide } from "./tools.mjs";

const ALL = process.argv.includes("--all");
const WASM = ["--target", "wasm32-unknown-unknown", "--lib", "--bin", "app", "--bin", "worker", "--features", "web"];
const DENY = ["--", "-D", "warnings"];
const SLOW = ALL ? { PROPTEST_CASES: "20000" } : {};

/** A command that passes or fails as one check. */
function check(title, command, args, env) {
  const run = async () => ({ passed: 0, failed: 0, ...one(await watch(command, args, { env })) });
  return { title, run };
}

const one = ({ ok }) => (ok ? { passed: 1 } : { failed: 1 });

/** A command that reports tests of its own; `pattern` finds its counts of passed and failed. */
function suite(title, command, args, pattern, env) {
  const run = async () => {
    const { ok, text } = await watch(command, args, { env });
    const counts = { passed: 0, failed: 0 };
    for (const { groups } of text.matchAll(pattern)) {
      counts.passed += Number(groups.passed ?? 0);
      counts.failed += Number(groups.failed ?? 0);
    }
    // A run that broke before it could count, or found nothing to run, has failed.
    if (counts.failed === 0 && (!ok || counts.passed === 0)) counts.failed = 1;
    return counts;
  };
  return { title, run };
}

const CARGO_COUNTS = /^test result: \w+\. (?<passed>\d+) passed; (?<failed>\d+) failed/gm;
const NODE_COUNTS = /^ℹ (?:pass (?<passed>\d+)|(?:fail|cancelled) (?<failed>\d+))$/gm;

const sizes = {
  title: "sizes of the page",
  run: async () => {
    try {
      checkSizes();
      return { passed: 1, failed: 0 };
    } catch (error) {
      console.error(`✗ ${error.message}`);
      return { passed: 0, failed: 1 };
    }
  },
};

const STEPS = [
  check("formatting", "cargo", ["fmt", "--check"]),
  // They are built by `--all` alone, and must not go stale meanwhile.
  check("lock of the fuzz targets", "cargo", ["fetch", "--locked", "--manifest-path", "fuzz/Cargo.toml"]),
  check("lints, native", "cargo", ["clippy", "--locked", "--all-targets", ...DENY]),
  check("lints, wasm", "cargo", ["clippy", "--locked", ...WASM, ...DENY]),
  suite("tests of the core", "cargo", ["test", "--locked", "--no-fail-fast"], CARGO_COUNTS, SLOW),
  ...(ALL
    ? [
        suite("slow tests", "cargo", ["test", "--locked", "--release", "--no-fail-fast", "--", "--ignored"], CARGO_COUNTS),
        suite("fuzz targets", "node", ["scripts/fuzz.mjs"], CARGO_COUNTS),
      ]
    : []),
  check("documentation", "cargo", ["doc", "--locked", "--no-deps", "--lib"], { RUSTDOCFLAGS: "-D warnings" }),
  check("build of the page", ...TRUNK_BUILD),
  sizes,
  suite("the page in a browser", "node", ["--test-reporter=spec", "e2e/all.mjs"], NODE_COUNTS),
];

await entry(async () => {
  await provide(TO_TEST);
  const total = { passed: 0, failed: 0 };
  const broken = [];
  for (const { title, run } of STEPS) {
    step(title);
    const start = Date.now();
    const { passed, failed } = await run();
    total.passed += passed;
    total.failed += failed;
    if (failed > 0) broken.push(title);
    console.log(`  ${failed > 0 ? "✗" : "✓"} ${title}: ${passed} passed, ${failed} failed (${Math.round((Date.now() - start) / 1000)} s)`);
  }
  if (broken.length > 0) console.log(`✗ failed: ${broken.join(", ")}`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  if (total.failed > 0) process.exit(1);
});
