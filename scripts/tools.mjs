// The tools that build and test need: is each there in the right version, and what installs it?
// `node scripts/tools.mjs --plan` tells without installing.

import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { E2E, Failure, ROOT, entry, must, output, step, which } from "./run.mjs";

const TRUNK = "0.21.14";
const WASM = "wasm32-unknown-unknown";

/** The version Cargo.lock holds of a crate. */
function locked(crate) {
  const lock = readFileSync(path.join(ROOT, "Cargo.lock"), "utf8");
  const found = lock.match(new RegExp(`name = "${crate}"\\nversion = "([^"]+)"`));
  if (!found) throw new Failure(`${crate} is not in Cargo.lock`);
  return found[1];
}

// Unoptimised on purpose: with their own release profiles these tools compile for many minutes more
// than a faster build of the page could ever win back.
const QUICK = {
  CARGO_PROFILE_RELEASE_LTO: "off",
  CARGO_PROFILE_RELEASE_CODEGEN_UNITS: "16",
  CARGO_PROFILE_RELEASE_OPT_LEVEL: "1",
};

/** The command that brings a cargo tool into .tools/. */
function cargoInstall(crate, version) {
  const root = path.join(ROOT, ".tools");
  if (output("cargo", "binstall", "-V")) {
    return ["cargo", ["binstall", "--no-confirm", "--root", root, `${crate}@${version}`]];
  }
  return ["cargo", ["install", "--locked", "--root", root, "--version", version, crate], { env: QUICK }];
}

/** Whether `command --version` names exactly this version. */
function says(command, version) {
  return (output(command, "--version") ?? "").split(/[\s()]+/).includes(version);
}

function newer(have, want) {
  const [a, b] = [have, want].map((v) => v.split(".").map(Number));
  return a[0] !== b[0] ? a[0] > b[0] : (a[1] ?? 0) >= (b[1] ?? 0);
}

/** Node and Rust cannot be installed from here: they are what the reader brings. */
export function checkGiven() {
  if (!newer(process.versions.node, "20.0")) {
    throw new Failure(`Node 20 or newer is needed, this is ${process.versions.node}`);
  }
  if (!which("npm")) throw new Failure("npm is needed; it comes with Node (Debian: apt install npm)");
  const rustc = output("rustc", "--version")?.split(" ")[1];
  if (!rustc || !which("cargo")) throw new Failure("Rust is needed: https://rustup.rs");
  const want = readFileSync(path.join(ROOT, "Cargo.toml"), "utf8").match(/^rust-version = "([^"]+)"/m)[1];
  if (!newer(rustc, want)) throw new Failure(`Rust ${want} or newer is needed, this is ${rustc}: rustup update`);
  if (!["cc", "gcc", "clang"].some(which)) throw new Failure("a C compiler is needed (Debian: apt install gcc)");
}

function rustup(what, ...args) {
  return () => {
    if (!which("rustup")) throw new Failure(`${what} is missing, and there is no rustup to add it`);
    return [["rustup", args]];
  };
}

/** The version of an npm package that e2e/package.json pins. */
function pinned(name) {
  return JSON.parse(readFileSync(path.join(E2E, "package.json"), "utf8")).devDependencies[name];
}

const npmHas = (name) => {
  const file = path.join(E2E, "node_modules", name, "package.json");
  return existsSync(file) && JSON.parse(readFileSync(file, "utf8")).version === pinned(name);
};

const WASM_TARGET = {
  name: `Rust target ${WASM}`,
  present: () => existsSync(output("rustc", "--print", "target-libdir", "--target", WASM) ?? ""),
  install: rustup(WASM, "target", "add", WASM),
};
const LINTS = {
  name: "rustfmt and clippy",
  present: () => Boolean(output("cargo", "fmt", "--version") && output("cargo", "clippy", "--version")),
  install: rustup("clippy or rustfmt", "component", "add", "rustfmt", "clippy"),
};
const TRUNK_TOOL = {
  name: `trunk ${TRUNK}`,
  present: () => says("trunk", TRUNK),
  install: () => [cargoInstall("trunk", TRUNK)],
};
const BINDGEN_TOOL = {
  name: `wasm-bindgen-cli ${locked("wasm-bindgen")}`,
  present: () => says("wasm-bindgen", locked("wasm-bindgen")),
  install: () => [cargoInstall("wasm-bindgen-cli", locked("wasm-bindgen"))],
};
const NPM = {
  name: "npm packages",
  present: () => ["axe-core", "binaryen", "opencc-js", "playwright-core"].every(npmHas),
  install: () => [["npm", ["ci", "--no-audit", "--no-fund"], { cwd: E2E }]],
};
const CHROMIUM = {
  name: "Chromium",
  present: () => Boolean(chromium()),
  install: () => {
    if (which("apt-get") && process.getuid?.() === 0) {
      const env = { DEBIAN_FRONTEND: "noninteractive" };
      return [
        ["apt-get", ["update", "-q"], { env }],
        ["apt-get", ["install", "-q", "-y", "chromium", "fonts-noto-cjk"], { env }],
      ];
    }
    return [["npx", ["playwright-core", "install", "chromium"], { cwd: E2E }]];
  },
};

/** Tells trunk to take these tools from PATH instead of fetching its own. */
export const TRUNK_ENV = {
  TRUNK_TOOLS_WASM_BINDGEN: locked("wasm-bindgen"),
  TRUNK_TOOLS_WASM_OPT: `version_${pinned("binaryen").split(".")[0]}`,
};

export const TO_BUILD = [WASM_TARGET, TRUNK_TOOL, BINDGEN_TOOL, NPM];
export const TO_TEST = [LINTS, ...TO_BUILD, CHROMIUM];

/** The browser of the end-to-end tests: `$CHROMIUM`, the system's, else Playwright's own. */
export function chromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const system = ["chromium", "chromium-browser", "google-chrome"].map(which).find(Boolean);
  if (system || !npmHas("playwright-core")) return system ?? null;
  const own = createRequire(path.join(E2E, "package.json"))("playwright-core").chromium.executablePath();
  return existsSync(own) ? own : null;
}

/** Installs those of the tools that are missing. */
export async function provide(tools) {
  checkGiven();
  for (const tool of tools.filter((tool) => !tool.present())) {
    for (const [command, args, options] of tool.install()) {
      step(`install ${tool.name}: ${command} ${args.join(" ")}`);
      await must(command, args, { ...options, failure: `could not install ${tool.name}` });
    }
    if (!tool.present()) throw new Failure(`${tool.name} is still missing after it was installed`);
  }
}

function plan(tools) {
  checkGiven();
  for (const tool of tools) {
    if (tool.present()) console.log(`✓ ${tool.name}`);
    else for (const [command, args] of tool.install()) console.log(`✗ ${tool.name}: ${command} ${args.join(" ")}`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await entry(() => (process.argv.includes("--plan") ? plan(TO_TEST) : provide(TO_TEST)));
}
