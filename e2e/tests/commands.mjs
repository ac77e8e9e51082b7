// Commands: called by keys, found in the palette, given other keys.

import assert from "node:assert/strict";

import { axe, drop, journey } from "../harness.mjs";
import { noisy, reading } from "../reader.mjs";

const OPTION = ".palette [role=option]";
const script = (page) => page.locator(".bar > .seg [aria-checked=true]").innerText();

journey("the palette finds by initials and does what it found, by keyboard", { hash: "#sample" }, async (page) => {
  await reading(page);
  await page.keyboard.press("Control+k");
  await page.locator(".palette input:focus").waitFor();
  await page.keyboard.type("ft");
  await page.locator(OPTION).first().waitFor();
  assert.match(await page.locator(OPTION).first().innerText(), /^繁体/);
  await page.keyboard.press("Enter");
  await page.locator("dialog").waitFor({ state: "detached" });
  await page.locator("article[lang^=zh-Hant]").waitFor();
  assert.equal(await script(page), "繁");
});

journey("Enter means what is typed, even before it is drawn", { hash: "#sample" }, async (page) => {
  await reading(page);
  await page.keyboard.press("Control+k");
  await page.locator(".palette input:focus").waitFor();
  await page.evaluate(() => {
    const field = document.querySelector(".palette input");
    field.value = "ft";
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  });
  await page.locator("article[lang^=zh-Hant]").waitFor();
});

journey("zsj finds 张书记, and leads there", {}, async (page) => {
  await page.locator(".dropper").waitFor();
  const text = "云泽县召开会议\n2023年4月19日\n4月18日，云泽县委书记张望舒主持会议并讲话。张书记强调，要抓好落实。";
  await drop(page, [{ name: "a.txt", bytes: Buffer.from(text) }]);
  await reading(page);
  await page.keyboard.press("Control+k");
  await page.locator(".palette input:focus").waitFor();
  await page.keyboard.type("zsj");
  assert.match(await page.locator(OPTION).first().innerText(), /张书记/);
  await page.keyboard.press("Enter");
  await page.locator(".index .who[aria-current]", { hasText: "张望舒" }).waitFor();
});

journey("the palette works by mouse, and gives the focus back", { hash: "#sample" }, async (page) => {
  await reading(page);
  await page.locator("article [tabindex='0']").first().focus();
  await page.keyboard.press("Control+k");
  await page.locator(".palette input").fill("仿宋");
  await page.locator(OPTION).first().click();
  await page.locator("[data-face=fang]").waitFor();
  assert.ok(await page.evaluate(() => document.activeElement.closest("article") !== null));
});

journey("no letter acts in a field, in a dialog, or while an input method composes", { hash: "#sample" }, async (page) => {
  await reading(page);
  const before = await script(page);
  await page.keyboard.press("Control+k");
  await page.locator(".palette input:focus").waitFor();
  await page.keyboard.type("trn[");
  assert.equal(await page.locator(".palette input").inputValue(), "trn[");
  await page.keyboard.press("Escape");
  await page.evaluate(() => {
    const init = { key: "t", isComposing: true, bubbles: true };
    document.body.dispatchEvent(new KeyboardEvent("keydown", init));
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Process", bubbles: true }));
  });
  assert.equal(await script(page), before);
  await page.keyboard.press("t");
  assert.notEqual(await script(page), before);
});

journey("keys are changed, conflicts are told, and the change outlives the visit", {}, async (page) => {
  await noisy(page);
  await page.keyboard.press("?");
  const row = (name) => page.locator(".keys tr", { hasText: name });
  await row("显示修复").getByRole("button", { name: /改键/ }).click();
  await page.keyboard.press("t");
  await page.locator(".clash").waitFor();
  assert.match(await page.locator(".clash").innerText(), /T 已用于“换下一种字形”/);
  assert.deepEqual(await axe(page), []);
  await page.locator(".clash button").first().click();
  assert.equal(await row("换下一种字形").locator("kbd").count(), 0);
  await page.keyboard.press("Escape");
  await page.locator("dialog").waitFor({ state: "detached" });
  await page.keyboard.press("t");
  await page.locator("[data-repairs=on]").waitFor();
  // The address remembers what is shown, soon after it is: all off again, so that the next visit begins as this one.
  await page.keyboard.press("t");
  await page.locator("[data-repairs=off]").waitFor();
  await page.waitForFunction(() => !location.hash.includes("repairs"));
  await page.reload();
  await noisy(page);
  await page.keyboard.press("t");
  await page.locator("[data-repairs=on]").waitFor();
  await page.keyboard.press("?");
  await page.locator(".keys .ft button").click();
  assert.equal(await row("换下一种字形").locator("kbd").innerText(), "T");
});
