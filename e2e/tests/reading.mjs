// Dropping reports and reading them.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import path from "node:path";

import { ROOT, output } from "../../scripts/run.mjs";
import { drop, file, journey } from "../harness.mjs";
import { MARKS, chooseScript, list, orders, people, reading, shows, text } from "../reader.mjs";

const SAMPLES = readdirSync(path.join(ROOT, "static", "samples")).filter((name) => name.endsWith(".txt"));
const NOISY = SAMPLES.find((name) => name.includes("nois"));

/** What the command line reads in a sample: the page must show the same. */
function record(name) {
  const printed = output("cargo", "run", "-q", "--bin", "gongwen", "--", "analyze", path.join("static", "samples", name));
  return JSON.parse(printed.split("\n")[0]);
}

journey("a noisy report, dropped: its marks, and the counts of the command line", {}, async (page) => {
  const told = record(NOISY);
  await page.locator(".dropper").waitFor();
  await drop(page, [file("static", "samples", NOISY)]);
  await reading(page);
  assert.equal(await people(page).count(), told.officials.length);
  assert.equal(await orders(page).count(), told.directives.length);
  assert.ok(told.officials.length >= 3 && told.directives.length >= 3, "the sample has something to count");
  const shown = await text(page);
  for (const { name } of told.officials) assert.ok(shown.includes(name), `${name} stands in the text`);
  assert.doesNotMatch(shown, /[,，;；。]{2}|[([（][a-zāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜ]+[)\]）]/u, "no doubled marks, no glosses");
});

journey("several reports at once: each in the list, one click apart", {}, async (page) => {
  await page.locator(".dropper").waitFor();
  await drop(page, SAMPLES.map((name) => file("static", "samples", name)));
  await list(page).nth(SAMPLES.length - 1).waitFor();
  await reading(page);
  const seen = new Set();
  let before = "";
  for (const index of SAMPLES.keys()) {
    await list(page).nth(index).click();
    await shows(page, before, false);
    before = await text(page);
    seen.add(before);
  }
  assert.equal(seen.size, SAMPLES.length);
});

journey("the file picker and pasting do what a drop does", {}, async (page) => {
  await page.locator(".dropper").waitFor();
  const { name, bytes } = file("static", "samples", SAMPLES[0]);
  await page.locator("input[type=file]").first().setInputFiles({ name, mimeType: "text/plain", buffer: bytes });
  await reading(page);
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, file("static", "samples", SAMPLES[1]).bytes.toString("utf8"));
  await list(page).nth(1).waitFor();
  assert.equal(await list(page).count(), 2);
});

journey("another script: other characters, the same marks on them", { hash: "#sample" }, async (page) => {
  await reading(page);
  const marked = () => page.locator(MARKS.person).allInnerTexts();
  const [before, names] = [await text(page), await marked()];
  await chooseScript(page, "繁");
  await shows(page, before, false);
  const [after, converted] = [await text(page), await marked()];
  assert.match(after, /[會議應關於對為強調]/);
  assert.equal(converted.length, names.length);
  assert.deepEqual(converted.map((name) => [...name].length), names.map((name) => [...name].length));
  await chooseScript(page, "简");
  await shows(page, before);
});

journey("the legend switches a class off and on", { hash: "#sample" }, async (page) => {
  await reading(page);
  const names = page.locator("article .part .m.p:not(.off)");
  const before = await names.count();
  assert.ok(before > 0);
  const button = page.locator(".foot .lg[aria-pressed]").first();
  await button.click();
  await page.waitForFunction(() => !document.querySelector("article .part .m.p:not(.off)"));
  assert.equal(await button.getAttribute("aria-pressed"), "false");
  await button.click();
  await names.first().waitFor();
  assert.equal(await names.count(), before);
});

journey("the index jumps to the text, and a mark opens its card", { hash: "#sample" }, async (page) => {
  await reading(page);
  await orders(page).last().getByRole("button").first().click();
  await page.waitForFunction(() => {
    const box = document.querySelector("article .D.on")?.getBoundingClientRect();
    return box && box.top >= 0 && box.top < innerHeight;
  });
  await page.locator(MARKS.person).first().click();
  await page.locator(".card").first().waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".card").first().waitFor({ state: "detached" });
});
