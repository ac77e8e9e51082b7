// The encoding of a file: guessed, shown, chosen otherwise.

import assert from "node:assert/strict";

import { journey } from "../harness.mjs";
import { gbk, reading } from "../reader.mjs";

journey("the badge opens a choice; arrows and pointer preview, Enter keeps, Escape leaves", {}, async (page) => {
  await gbk(page);
  await page.locator(".enc").click();
  const preview = page.locator(".encodings pre");
  await preview.waitFor();
  const now = await preview.innerText();
  assert.match(now, /祁望舒/);
  await page.keyboard.press("ArrowDown");
  assert.notEqual(await preview.innerText(), now);
  await page.locator(".encodings [role=radio]").first().hover();
  assert.equal(await preview.innerText(), now);
  await page.keyboard.press("Escape");
  await page.locator(".dlg").waitFor({ state: "detached" });
  await reading(page);

  // The pointer rests where the first row comes to lie: it must not take back what the keys choose.
  await page.locator(".enc").focus();
  await page.keyboard.press("Enter");
  await preview.waitFor();
  await page.keyboard.press("ArrowDown");
  await page.waitForTimeout(300);
  const other = (await preview.innerText()).slice(0, 4);
  assert.notEqual(other, now.slice(0, 4));
  await page.keyboard.press("Enter");
  await page.waitForFunction((other) => document.querySelector("article")?.innerText.includes(other), other);
});
