// Files that cannot be read, or hardly: a message or a readable text, and the page goes on.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import path from "node:path";

import { ROOT } from "../../scripts/run.mjs";
import { drop, file, journey, longestSilence } from "../harness.mjs";
import { errors, list, reading } from "../reader.mjs";
import { manyReports } from "../reports.mjs";

const SAMPLE = readdirSync(path.join(ROOT, "static", "samples")).filter((name) => name.endsWith(".txt"))[0];
const SENTENCE = "县长高明远强调，各乡镇要在六月底前完成排查，不得拖延。";
const PLAIN = "入夏以来，全县降水偏多，河道水位高于往年同期，山塘水库蓄水充足。".repeat(9);

/** Bytes that look like nothing, the same in every run. */
function noise(length) {
  const bytes = Buffer.alloc(length);
  let state = 2463534242;
  for (let at = 0; at < length; at++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bytes[at] = state;
  }
  return bytes;
}

const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), Buffer.from("JFIF\0"), noise(4_000)]);

/** Files, and what becomes of each: a `message` in the list, a readable `text`, or either. */
const FILES = [
  { name: "empty.txt", bytes: Buffer.alloc(0), gives: "message" },
  { name: "photo.txt", bytes: JPEG, gives: "message" },
  { name: "random.txt", bytes: noise(5_000_000), gives: "either" },
  { name: "cut.txt", bytes: Buffer.from(SENTENCE.repeat(20)).subarray(0, -1), gives: "text" },
  { name: "one-line.txt", bytes: Buffer.from((SENTENCE + PLAIN).repeat(2_200)), gives: "text" },
];

/** Waits until the dropped file has either failed or opened, and says which. */
async function outcome(page) {
  const found = await page.waitForFunction(
    () => {
      if ((document.querySelector("article")?.innerText ?? "").trim()) return "text";
      return document.querySelector(".rail .doc .wn") ? "message" : null;
    },
    null,
    { timeout: 120_000 },
  );
  return found.jsonValue();
}

for (const { name, bytes, gives } of FILES) {
  journey(`${name}: ${gives}, and the page answers all the while`, {}, async (page) => {
    await page.locator(".dropper").waitFor();
    let found;
    const silence = await longestSilence(page, async () => {
      await drop(page, [{ name, bytes }]);
      found = await outcome(page);
    });
    if (gives !== "either") assert.equal(found, gives);
    if (found === "message") assert.ok((await errors(page).first().innerText()).length > 3);
    assert.ok(silence < 10_000, `the page was silent for ${silence} ms`);
  });
}

journey("a broken file shows its error, and the rest goes on", {}, async (page) => {
  await page.locator(".dropper").waitFor();
  await drop(page, [FILES[1], file("static", "samples", SAMPLE), FILES[0]]);
  await reading(page);
  await errors(page).nth(1).waitFor();
  assert.equal(await errors(page).count(), 2);
  assert.equal(await list(page).count(), 1);
});

journey("one broken file among fifty: 49 open, one row says why and what to do", {}, async (page) => {
  await page.locator(".dropper").waitFor();
  const files = manyReports(50, 1);
  files[17].bytes = Buffer.concat([Buffer.from("PK\u0003\u0004"), noise(900)]);
  await drop(page, files);
  await page.waitForFunction(() => !document.querySelector(".tray, .shelf .doc.wait") && document.querySelectorAll(".rail button.doc").length > 10);
  await errors(page).first().waitFor();
  assert.equal(await errors(page).count(), 1);
  assert.equal(await page.locator(".shelf h2 .num").textContent(), "50");
  assert.ok((await page.locator(".rail .doc .fix").first().innerText()).length > 4);
  assert.ok(await page.locator(".rail .doc .fix button").count());
});
