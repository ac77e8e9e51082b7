// What every end-to-end test stands on: the built page served under a sub-path, a headless Chromium that
// cannot reach any other host, and a journey that fails on anything the page should never do.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import test from "node:test";

import { chromium as playwright } from "playwright-core";

import { DIST, ROOT } from "../scripts/run.mjs";
import { serve } from "../scripts/static-server.mjs";
import { chromium } from "../scripts/tools.mjs";

const BASE = "/some/where/reader/";
const SETTINGS = "gongwen.settings";
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
// Beside those that Playwright itself gives against background traffic, updates and first-run pages.
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

let server;
let browser;

/** Starts server and browser once; the browser again should it have died. */
async function start() {
  server ??= await serve(DIST, { base: BASE });
  if (!browser?.isConnected()) {
    browser = await playwright.launch({ executablePath: chromium(), headless: true, args: FLAGS, timeout: 120_000 });
  }
  return `http://127.0.0.1:${server.address().port}${BASE}`;
}

/** Ends both; the process would live on otherwise. */
export async function stop() {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
}

/** Notes whatever a page of ours must not do. */
async function watchFor(context, address, problems) {
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !/^(data|blob):/.test(url)) problems.push(`request to ${url}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) problems.push(`${response.status()} for ${response.url()}`);
  });
  context.on("weberror", (event) => problems.push(`error: ${event.error().message}`));
  context.on("console", (message) => {
    if (message.type() === "error") problems.push(`console: ${message.text()}`);
  });
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (e) => console.error(`policy: ${e.violatedDirective} ${e.blockedURI}`));
  });
}

/**
 * Opens the page. `hash` goes behind the address, `settings` are those of an earlier visit; requests that fit `hold`
 * wait until `release` is called; the computer has `cores`; all else goes to the browser context (viewport, locale, …).
 */
export async function visit({ hash = "", settings, hold, cores, ...options } = {}) {
  const address = await start();
  const context = await browser.newContext({ locale: "zh-CN", viewport: { width: 1440, height: 900 }, ...options });
  context.setDefaultTimeout(30_000);
  const problems = [];
  await watchFor(context, address, problems);
  if (settings) {
    // The empty page that every tab begins with has no storage.
    const store = ([key, value]) => location.protocol === "http:" && localStorage.setItem(key, value);
    await context.addInitScript(store, [SETTINGS, JSON.stringify(settings)]);
  }
  if (cores) {
    await context.addInitScript((value) => Object.defineProperty(navigator, "hardwareConcurrency", { value }), cores);
  }
  let release;
  const released = new Promise((resolve) => (release = resolve));
  if (hold) await context.route(hold, (route) => released.then(() => route.continue()));
  const page = await context.newPage();
  await page.goto(address + hash, { waitUntil: hold ? "domcontentloaded" : "load" });
  return { page, problems, release, close: () => context.close() };
}

/** A test that opens the page, does something, and must have caused no problem on the way. */
export function journey(title, options, body) {
  test(title, async () => {
    const { page, problems, release, close } = await visit(options);
    try {
      await body(page, release);
      assert.deepEqual(problems, []);
    } catch (error) {
      // What went wrong beside may say why.
      if (problems.length) error.message += `\n  Problems of the page: ${problems.join(" / ")}`;
      throw error;
    } finally {
      await close();
    }
  });
}

/** Brings files over the page, to be let go there later: making them takes time that is not the page's. */
export async function carry(page, files) {
  const sent = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString("base64") }));
  await page.evaluate((sent) => {
    const data = new DataTransfer();
    for (const { name, base64 } of sent) {
      const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
      data.items.add(new File([bytes], name));
    }
    window.letGo = () => {
      for (const type of ["dragenter", "dragover", "drop"]) {
        const event = new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data });
        document.body.dispatchEvent(event);
      }
    };
  }, sent);
}

/** Drops files on the page, as a script can: the items have no file-system entries. */
export async function drop(page, files) {
  await carry(page, files);
  await page.evaluate(() => window.letGo());
}

/** A file of the project, or beside it, to be dropped. */
export function file(...parts) {
  const name = path.join(ROOT, ...parts);
  return { name: path.basename(name), bytes: readFileSync(name) };
}

/** What axe finds wrong with the page as it stands, one line each. */
export async function axe(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  return violations.flatMap((v) => v.nodes.map((node) => `${v.id}: ${node.target} ${node.failureSummary}`));
}

/** Longest time in milliseconds that the page did not answer while `work` went on. */
export async function longestSilence(page, work) {
  let done = false;
  let longest = 0;
  const running = work().finally(() => {
    done = true;
  });
  while (!done) {
    const asked = Date.now();
    await page.evaluate(() => new Promise(requestAnimationFrame));
    longest = Math.max(longest, Date.now() - asked);
    await new Promise((later) => setTimeout(later, 20));
  }
  await running;
  return longest;
}
