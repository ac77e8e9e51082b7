// How fast the engine converts between the scripts, beside opencc-js on the same text in the same page.

import { readFileSync } from "node:fs";
import path from "node:path";

import { E2E } from "../scripts/run.mjs";
import { median } from "./timing.mjs";

const opencc = (...parts) => readFileSync(path.join(E2E, "node_modules", "opencc-js", ...parts), "utf8");
const OPENCC = opencc("dist", "umd", "full.js");
export const OPENCC_VERSION = JSON.parse(opencc("package.json")).version;

const ROUNDS = 9;

/** In the page: a worker of its own, to which requests are spoken as the page does (postcard). */
function speaker() {
  const varint = (number) => {
    const bytes = [];
    for (; number > 127; number >>>= 7) bytes.push((number & 127) | 128);
    return [...bytes, number];
  };
  const pack = (parts) => {
    const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    parts.reduce((at, part) => (all.set(part, at), at + part.length), 0);
    return all.buffer;
  };
  /** `Request::Convert` of one report in one script: job, wording, and the report with its text and no names. */
  globalThis.convertRequest = (variant, script, text) => {
    const bytes = new TextEncoder().encode(text);
    const length = varint(bytes.length);
    return pack([[3, 1, variant, 0, 1, 0, 0, 0], length, bytes, [0, 0], length, length, [script, 0, 0, 0, 0]]);
  };
  globalThis.startEngine = () =>
    new Promise((ready) => {
      const engine = new Worker(document.documentElement.dataset.engine ?? "engine.js");
      engine.addEventListener("message", () => ready(engine), { once: true });
    });
  /** Milliseconds until the converted text is back in the page. */
  globalThis.ask = (engine, request) =>
    new Promise((done) => {
      const start = performance.now();
      const hear = ({ data }) => {
        if (data.byteLength < 16) return;
        engine.removeEventListener("message", hear);
        done(performance.now() - start);
      };
      engine.addEventListener("message", hear);
      engine.postMessage([request], [request]);
    });
}

/** The first conversion of a new engine, then both converters in turn: medians in MB/s, and how many times faster ours is. */
async function race([text, variant, script, from, to, rounds, first]) {
  const bytes = new TextEncoder().encode(text).length;
  const engine = await startEngine();
  const begun = await ask(engine, convertRequest(variant, script, first));
  const other = OpenCC.Converter({ from, to });
  const [ours, theirs] = [[], []];
  for (let round = 0; round < rounds; round++) {
    ours.push(await ask(engine, convertRequest(variant, script, text)));
    const start = performance.now();
    other(text);
    theirs.push(performance.now() - start);
  }
  engine.terminate();
  return { bytes, begun, ours, theirs };
}

/** Both directions on a text in simplified characters. */
export async function conversion(page, text) {
  await page.evaluate(OPENCC);
  await page.evaluate(speaker);
  const traditional = await page.evaluate((text) => OpenCC.Converter({ from: "cn", to: "t" })(text), text);
  const one = async (name, goal, text, ...how) => {
    const { bytes, begun, ours, theirs } = await page.evaluate(race, [text, ...how, ROUNDS, text.slice(0, 400)]);
    const speed = (times) => bytes / 1e3 / median(times);
    return { name, goal, bytes, begun, ours: speed(ours), theirs: speed(theirs) };
  };
  return [
    await one("traditional to simplified", 4, traditional, 1, 1, "t", "cn"),
    await one("simplified to traditional", 3, text, 2, 0, "cn", "t"),
  ];
}
