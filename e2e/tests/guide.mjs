// The tour, the privacy panel, and the language of the interface.

import assert from "node:assert/strict";

import { journey } from "../harness.mjs";
import { list, reading } from "../reader.mjs";

/** Waits until all three samples are read. */
async function settled(page) {
  await page.waitForFunction(() => document.querySelectorAll(".rail button.doc").length === 3);
  await page.locator(".tray").waitFor({ state: "detached" });
}

journey("the tour opens samples and leads through them by keyboard", {}, async (page) => {
  await page.locator(".try button", { hasText: "导览" }).focus();
  await page.keyboard.press("Enter");
  await page.locator(".tour").waitFor();
  await reading(page);
  await page.locator("[data-tour]").waitFor();
  await settled(page);
  const seen = new Set();
  for (let stop = 0; stop < 7; stop += 1) {
    seen.add(await page.locator(".tour p").innerText());
    await page.keyboard.press(stop % 2 ? "ArrowRight" : "Enter");
  }
  assert.equal(seen.size, 7);
  await page.locator(".tour").waitFor({ state: "detached" });
  assert.equal(await page.locator("[data-tour]").count(), 0);
});

journey("the tour can be left at any time", { hash: "#sample", viewport: { width: 390, height: 844 } }, async (page) => {
  await reading(page);
  await page.locator(".tabs button").last().click();
  await page.locator(".sec-m .menu button", { hasText: "导览" }).click();
  await page.locator(".tour").waitFor();
  for (let stop = 0; stop < 3; stop += 1) await page.locator(".tour .main-act").click();
  await page.locator(".index .sec-o").waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".tour").waitFor({ state: "detached" });
});

journey("the privacy panel shows requests and what is kept, and forgets it", { hash: "#sample" }, async (page) => {
  await reading(page);
  await settled(page);
  await page.keyboard.press("t");
  await page.locator("article[lang^=zh-Hant]").waitFor();
  await page.locator(".bar > [popovertarget=menu]").click();
  await page.locator("#menu button", { hasText: "隐私" }).click();
  assert.match(await page.locator(".private .count").innerText(), /^0 /);
  assert.match(await page.locator(".private summary").innerText(), /[1-9]\d* 个取自本页/);
  assert.match(await page.locator(".private .body").innerText(), /设置/);
  await page.locator(".private .ft button").click();
  await Promise.all([page.waitForEvent("load"), page.locator(".private .ft button").click()]);
  assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((k) => k.startsWith("gongwen.")).length), 0);
});

journey("the language changes by mouse, too", { hash: "#sample" }, async (page) => {
  await reading(page);
  await page.locator("[popovertarget=type]").click();
  await page.locator("#type").getByRole("radiogroup", { name: "语言" }).getByRole("radio").last().click();
  await page.locator("html[lang=en]").waitFor({ state: "attached" });
  assert.equal((await page.locator(".bar .take-home").innerText()).trim(), "Export");
});

journey("the language changes without reload: list, marks and place stay", { hash: "#sample" }, async (page) => {
  await reading(page);
  await list(page).nth(2).waitFor();
  const scroll = page.locator(".main .scroll");
  await scroll.evaluate((e) => e.scrollTo(0, 240));
  const state = async () => [
    await list(page).count(),
    await page.locator("article .m.p").count(),
    await scroll.evaluate((e) => Math.round(e.scrollTop)),
  ];
  const before = await state();
  for (const [name, lang, word] of [["繁體", "zh-Hant", "匯出"], ["English", "en", "Export"], ["简体", "zh-Hans", "导出"]]) {
    await page.keyboard.press("Control+k");
    await page.locator(".palette input:focus").waitFor();
    await page.keyboard.insertText({ 繁體: "界面用繁", English: "界面用英", 简体: "界面用简" }[name]);
    await page.keyboard.press("Enter");
    await page.locator(`html[lang=${lang}]`).waitFor({ state: "attached" });
    assert.equal((await page.locator(".bar .take-home").innerText()).trim(), word);
    assert.deepEqual(await state(), before, name);
  }
});
