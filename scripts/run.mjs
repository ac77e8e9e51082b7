// Steps, commands and failures, said plainly. Shared by every script here.

import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
export const DIST = path.join(ROOT, "dist");
export const E2E = path.join(ROOT, "e2e");

// What was installed for this project comes before what the machine has.
const OWN_TOOLS = [path.join(ROOT, ".tools", "bin"), path.join(E2E, "node_modules", ".bin")];
process.env.PATH = [...OWN_TOOLS, process.env.PATH].join(path.delimiter);

/** A failure whose message alone tells the reader what to do; no stack is shown. */
export class Failure extends Error {}

/** Says what happens next. */
export function step(text) {
  console.log(`▸ ${text}`);
}

/** Runs `main`; a failure ends the process with one clear line. */
export async function entry(main) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Failure ? `✗ ${error.message}` : error);
    process.exit(1);
  }
}

/** Where a command lies on PATH, or null. */
export function which(name) {
  for (const folder of (process.env.PATH ?? "").split(path.delimiter)) {
    const file = path.join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      if (statSync(file).isFile()) return file;
    } catch {
      // not here
    }
  }
  return null;
}

/** What a command prints, trimmed; null if it is missing or fails. */
export function output(command, ...args) {
  const done = spawnSync(command, args, { cwd: ROOT, encoding: "utf8" });
  return done.status === 0 ? done.stdout.trim() : null;
}

/** Runs a command in the open and gives its exit status and all it printed. */
export function watch(command, args, { env = {}, cwd = ROOT } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    let text = "";
    const pass = (to) => (chunk) => {
      to.write(chunk);
      text += chunk;
    };
    child.stdout.setEncoding("utf8").on("data", pass(process.stdout));
    child.stderr.setEncoding("utf8").on("data", pass(process.stderr));
    child.on("error", (error) => resolve({ ok: false, text: `${text}${error.message}\n` }));
    child.on("close", (status) => resolve({ ok: status === 0, text }));
  });
}

/** Runs a command in the open; fails with one line if it fails. */
export async function must(command, args, options = {}) {
  const done = await watch(command, args, options);
  if (!done.ok) throw new Failure(options.failure ?? `failed: ${[command, ...args].join(" ")}`);
  return done.text;
}

/** Bytes as a figure in kB with one decimal. */
export function kilobytes(bytes) {
  return (bytes / 1000).toFixed(1);
}
