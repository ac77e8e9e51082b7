// Taking reports home: what the dialog shows is what is saved, by mouse and by keyboard.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { axe, drop, journey } from "../harness.mjs";
import { noisy, reading } from "../reader.mjs";

/** Waits until a file is ready, then does what saves it; gives its name and bytes. */
async function saved(page, press) {
  await page.locator(".export .ft .main-act:not([disabled])").waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** The names of the files in a zip, from its directory. */
function names(zip) {
  const found = [];
  for (let at = zip.indexOf("PK\u0001\u0002"); at >= 0; at = zip.indexOf("PK\u0001\u0002", at + 4)) {
    const length = zip.readUInt16LE(at + 28);
    found.push(zip.subarray(at + 46, at + 46 + length).toString("utf8"));
  }
  return found;
}

const choose = (page, name) => page.locator(".export label", { hasText: name }).click();

journey("the clean text of the shown script is saved by mouse", {}, async (page) => {
  await noisy(page);
  await page.locator(".bar .take-home").click();
  const { name, bytes } = await saved(page, () => page.locator(".export .ft .main-act").click());
  const text = bytes.toString("utf8");
  assert.equal(name, "noisy.txt");
  assert.ok(text.includes("务必于5月10日前完成清障") && !text.includes("wù") && !text.includes("版权所有"), text);
  await page.locator("dialog").waitFor({ state: "detached" });
});

journey("by keyboard alone: the palette, arrows, Ctrl-Enter", { hash: "#sample" }, async (page) => {
  await reading(page);
  await page.keyboard.press("Control+k");
  await page.locator(".palette input:focus").waitFor();
  await page.keyboard.type("dc");
  await page.keyboard.press("Enter");
  await page.locator(".export input[name=format]:checked").focus();
  await page.keyboard.press("ArrowDown");
  await page.locator(".export .pv table").first().waitFor();
  assert.ok((await page.locator(".export .pv tbody tr").count()) > 5);
  const { name, bytes } = await saved(page, () => page.keyboard.press("Control+Enter"));
  assert.match(name, /-csv\.zip$/);
  assert.deepEqual(names(bytes), ["documents.csv", "people.csv", "attendance.csv", "directives.csv"]);
});

journey("twenty noisy reports, traditional: twenty clean files with their names", {}, async (page) => {
  await page.locator(".dropper").waitFor();
  const file = (n) => ({ name: `报告${n}.txt`, bytes: Buffer.from(`4月${n + 1}日,云泽县召开会议。县长祁望舒强调,要堅(jiān)持抓好落实。`) });
  await drop(page, Array.from({ length: 20 }, (_, n) => file(n)));
  await page.waitForFunction(() => document.querySelectorAll(".rail button.doc").length === 20);
  await page.keyboard.press("t");
  await page.keyboard.press("Control+s");
  await choose(page, "全部 20 篇");
  const { name, bytes } = await saved(page, () => page.locator(".export .ft .main-act").click());
  assert.equal(name, "gongwen-20-txt.zip");
  assert.equal(names(bytes).length, 20);
  assert.ok(names(bytes).includes("报告7.txt"));
});

journey("the annotated page stands alone: no script, no request, nothing wrong for axe", { hash: "#sample" }, async (page) => {
  await reading(page);
  await page.keyboard.press("Control+s");
  await choose(page, "带标注的网页");
  const { name, bytes } = await saved(page, () => page.keyboard.press("Control+Enter"));
  assert.match(name, /\.html$/);
  const html = bytes.toString("utf8");
  assert.ok(!/<script|https?:\/\/|url\(/.test(html));
  const alone = await page.context().newPage();
  await alone.setContent(html);
  assert.ok((await alone.locator("article .m.p").count()) > 3);
  await alone.locator("article a.m.p").first().click();
  await alone.locator(".entry:target").waitFor();
  await alone.close();
});

journey("the rows are saved by mouse, and all reports as lines by keyboard", { hash: "#sample" }, async (page) => {
  await reading(page);
  await page.locator(".bar .take-home").click();
  await choose(page, "CSV 表格");
  const csv = await saved(page, () => page.locator(".export .ft .main-act").click());
  assert.equal(names(csv.bytes).length, 4);
  await page.locator("dialog").waitFor({ state: "detached" });
  await page.keyboard.press("Control+s");
  await page.locator(".export input[name=format]:checked").focus();
  for (let step = 0; step < 3; step++) await page.keyboard.press("ArrowDown");
  assert.match(await page.locator(".export label:has(input[name=format]:checked)").innerText(), /JSON Lines/);
  const lines = await saved(page, () => page.keyboard.press("Control+Enter"));
  assert.ok(JSON.parse(lines.bytes.toString("utf8").split("\n")[0]).officials.length > 0);
});

journey("a file that cannot be made says so, and is tried again", { hash: "#sample" }, async (page) => {
  await reading(page);
  // Nothing else is asked of the engine any more.
  await page.waitForFunction(() => document.querySelectorAll(".rail button.doc").length === 3);
  await page.waitForTimeout(1_000);
  // The engine breaks down on the next request, and on that only.
  await page.evaluate(() => {
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function () {
      Worker.prototype.postMessage = post;
      setTimeout(() => this.dispatchEvent(new MessageEvent("message", { data: "broken on purpose" })));
    };
  });
  await page.keyboard.press("Control+s");
  await page.locator(".export .fault").waitFor();
  assert.match(await page.locator(".export .ft [role=status]").innerText(), /没有做成/);
  assert.deepEqual(await axe(page), []);
  await page.locator(".export .ft").getByRole("button", { name: "再试一次" }).click();
  const { name } = await saved(page, () => page.keyboard.press("Control+Enter"));
  assert.match(name, /\.txt$/);
});

for (const theme of ["paper", "grey", "dark"]) {
  const settings = { theme, language: "zh-Hant", variant: "zh-TW" };
  journey(`axe finds nothing on export, palette, keys, privacy and tour (${theme})`, { hash: "#sample", settings }, async (page) => {
    await reading(page);
    for (const [key, here] of [["Control+s", ".export .main-act:not([disabled])"], ["Control+k", ".palette li"], ["?", ".keys tr"]]) {
      await page.keyboard.press(key);
      await page.locator("dialog[open]").waitFor();
      await page.locator(here).first().waitFor();
      assert.deepEqual(await axe(page), [], key);
      await page.keyboard.press("Escape");
      await page.locator("dialog").waitFor({ state: "detached" });
    }
    await page.locator(".bar > [popovertarget=menu]").click();
    await page.locator("#menu button", { hasText: "隱私" }).click();
    await page.locator(".private").waitFor();
    assert.deepEqual(await axe(page), []);
    await page.keyboard.press("Escape");
    await page.locator(".bar > [popovertarget=menu]").click();
    await page.locator("#menu button", { hasText: "導覽" }).click();
    await page.locator(".tour").waitFor();
    assert.deepEqual(await axe(page), []);
  });
}
