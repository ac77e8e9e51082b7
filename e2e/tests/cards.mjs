// Cards: opened, read, pinned, copied; by mouse, and again by keyboard alone.

import assert from "node:assert/strict";

import { drop, journey } from "../harness.mjs";
import { people, reading, shows, text } from "../reader.mjs";

const CLIPBOARD = { permissions: ["clipboard-read", "clipboard-write"] };
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());
const float = (page) => page.locator(".card.float");

/** Whether a card lies over any line of the mark that it explains. */
const covers = (page, mark) =>
  mark.evaluate((mark) => {
    const card = document.querySelector(".card.float").getBoundingClientRect();
    return [...mark.getClientRects()].some(
      (line) => line.top < card.bottom && line.bottom > card.top && line.left < card.right && line.right > card.left,
    );
  });

/** The mark that has the focus. */
const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return (element.closest("[data-mark]") ?? element).getAttribute("data-mark");
  });

/** Goes on with `n` to the first mark that fits. */
async function walkTo(page, code) {
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press("n");
    await page.waitForTimeout(30);
    if (code.test((await focused(page)) ?? "")) return focused(page);
  }
  throw new Error(`no mark like ${code}`);
}

journey("the pointer rests on a name and its card opens, beside its text; it leaves and the card shuts", { hash: "#sample" }, async (page) => {
  await reading(page);
  const name = page.locator("article .part .m.p").nth(2);
  await name.scrollIntoViewIfNeeded();
  await name.hover();
  await page.waitForTimeout(120);
  assert.equal(await float(page).count(), 0, "not at once");
  await float(page).waitFor();
  assert.equal(await covers(page, name), false);
  await float(page).hover();
  await page.waitForTimeout(600);
  assert.equal(await float(page).count(), 1, "it stays under the pointer");
  await page.locator(".bar .brand").hover();
  await float(page).waitFor({ state: "detached" });
});

journey("a person's card: both scripts, pinyin, posts, roles with their proof", { hash: "#sample" }, async (page) => {
  await reading(page);
  await page.locator("article .part .m.p").first().click();
  const card = float(page);
  await card.waitFor();
  assert.match(await card.locator(".py").innerText(), /^[A-ZĀÁǍÀĒÉĚÈŌÓǑÒ]\p{L}+ \p{L}+/u);
  assert.ok(await card.locator("blockquote").count(), "a role and the words that prove it");
  assert.ok(await card.locator(".why").innerText());
});

journey("a card by keyboard: n to a name, Enter opens, Escape gives the focus back", { hash: "#sample" }, async (page) => {
  await reading(page);
  const mark = await walkTo(page, /^p\d+\.\d+$/);
  await page.keyboard.press("Enter");
  await float(page).waitFor();
  assert.ok(await page.evaluate(() => document.activeElement.matches(".card")), "the card has the focus");
  await page.keyboard.press("Escape");
  await float(page).waitFor({ state: "detached" });
  assert.equal(await focused(page), mark);
});

journey("a name inside a directive opens the person, the bar beside it the directive", { hash: "#sample" }, async (page) => {
  await reading(page);
  const inner = page.locator("article .D .m").first();
  await inner.scrollIntoViewIfNeeded();
  await inner.click();
  await float(page).waitFor();
  assert.equal(await float(page).locator(".force").count(), 0, "the name's own card");
  await page.keyboard.press("Escape");
  await float(page).waitFor({ state: "detached" });
  const handle = inner.locator("xpath=ancestor::*[contains(concat(' ', @class, ' '), ' D ')][1]").locator(".Dh").first();
  const box = await handle.boundingBox();
  await page.mouse.click(box.x - 3, box.y + 4);
  await float(page).locator(".force").waitFor();
});

journey("a directive's card: every field it has, the force with its rule", { hash: "#sample" }, async (page) => {
  await reading(page);
  await walkTo(page, /^d\d+\.\d+$/);
  await page.keyboard.press("Enter");
  const card = float(page);
  await card.waitFor();
  const fields = (await card.locator(".f dt").allInnerTexts()).map((field) => field.replace(/ \d+\/\d+$/, ""));
  for (const field of ["谁说", "做什么", "力度", "性质", "主题", "原文", "制度语法"]) assert.ok(fields.includes(field), field);
  await card.locator("summary").focus();
  await page.keyboard.press("Enter");
  assert.match(await card.locator("details p").innerText(), /力度/);
  assert.equal(await covers(page, page.locator("article .D.on").first()), false);
});

journey("an order and a ban in one sentence stand apart, in the index and in the card", {}, async (page) => {
  await page.locator(".dropper").waitFor();
  const text = "柳溪县召开秋收会议\n9月5日，柳溪县召开秋收会议。县长祁望舒强调，各镇要备足农机，县农机局9月10日前完成检修，严禁焚烧秸秆。";
  await drop(page, [{ name: "秋收.txt", bytes: Buffer.from(text) }]);
  await reading(page);
  const row = page.locator(".ord").first();
  assert.deepEqual(await row.locator(".act").allInnerTexts(), ["备足农机", "完成检修", "严禁 焚烧秸秆"]);
  assert.deepEqual(await row.locator(".via").allInnerTexts(), ["→ 各镇", "→ 县农机局\n9月10日前"]);
  await walkTo(page, /^d\d+\.\d+$/);
  await page.keyboard.press("Enter");
  const acts = float(page).locator(".ask");
  await acts.first().waitFor();
  assert.deepEqual(await acts.locator("dt:first-child").allInnerTexts(), ["做什么 1/3", "做什么 2/3", "做什么 3/3"]);
});

journey("a pinned card stays beside the text, to be compared with the next", { hash: "#sample" }, async (page) => {
  await reading(page);
  await walkTo(page, /^d\d+\.\d+$/);
  await page.keyboard.press("Enter");
  await float(page).waitFor();
  const said = await float(page).locator(".f").innerText();
  await float(page).getByRole("button", { name: "钉住" }).click();
  await float(page).waitFor({ state: "detached" });
  const docked = page.locator(".index .card.docked");
  assert.equal(await docked.locator(".f").innerText(), said);
  await page.locator("article .part .m.p").first().click();
  await float(page).waitFor();
  assert.equal(await docked.count(), 1);
  await page.keyboard.press("Escape");
  await page.keyboard.press("d");
  await docked.waitFor({ state: "detached" });
});

journey("copied with its citation: the words as the source writes them, and where they stand", CLIPBOARD, async (page) => {
  await page.locator(".dropper").waitFor();
  const text = "雲澤縣召開清河工作會議\n2023年4月19日 來源：雲澤日報\n4月18日，縣長祁望舒主持會議，強調縣水利局務必於5月10日前完成清障。";
  await drop(page, [{ name: "清河.txt", bytes: Buffer.from(text) }]);
  await reading(page);
  await page.locator("article .D .Dh").first().evaluate((handle) => handle.focus());
  await page.keyboard.press("Enter");
  await float(page).waitFor();
  await page.keyboard.press("c");
  await page.locator(".news p").waitFor();
  const cited = await clipboard(page);
  assert.match(cited, /縣水利局務必於5月10日前完成清障/, "the script of the source, whatever is shown");
  assert.match(cited, /《雲澤縣召開清河工作會議》，雲澤日報，2023年4月19日，第1段；清河\.txt，SHA-256 [0-9a-f]{8}/);
  await float(page).getByRole("button", { name: "复制", exact: true }).click();
  await page.waitForFunction(async () => !(await navigator.clipboard.readText()).includes("SHA"));
  assert.match(await clipboard(page), /县水利局务必于5月10日前完成清障/);
  await page.keyboard.press("Escape");
  // Three characters of a name and what the keys add to them.
  await page.evaluate(() => {
    const name = [...document.querySelectorAll("article .part .m.p")].find((mark) => mark.textContent === "祁望舒");
    getSelection().setBaseAndExtent(name.firstChild, 0, name.firstChild, 2);
  });
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("c");
  await page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith("“祁望舒”（"));
});

journey("characters are selected exactly with the mouse, and one more with the keys", { hash: "#sample" }, async (page) => {
  await reading(page);
  const box = await page.evaluate(() => {
    const text = [...document.querySelectorAll("article .part p")].flatMap((p) => [...p.childNodes]).find((node) => node.nodeType === 3 && node.length > 8);
    const range = document.createRange();
    range.setStart(text, 2);
    range.setEnd(text, 5);
    const [line] = range.getClientRects();
    return { left: line.left + 2, right: line.right - 2, middle: line.top + line.height / 2 };
  });
  await page.mouse.move(box.left, box.middle);
  await page.mouse.down();
  await page.mouse.move(box.right, box.middle, { steps: 4 });
  await page.mouse.up();
  const selected = () => page.evaluate(() => getSelection().toString().length);
  assert.equal(await selected(), 3);
  await page.keyboard.press("Shift+ArrowRight");
  assert.equal(await selected(), 4);
  await page.keyboard.press("Shift+ArrowLeft");
  assert.equal(await selected(), 3);
});

journey("the same name in another report, one click away, and back again", {}, async (page) => {
  await page.locator(".dropper").waitFor();
  const report = (post) => `云泽县召开会议\n2023年4月19日\n4月18日，云泽县委${post}祁望舒主持会议并讲话。`;
  await drop(page, ["书记", "副书记"].map((post, i) => ({ name: `${i}.txt`, bytes: Buffer.from(report(post)) })));
  await page.locator(".rail button.doc").nth(1).waitFor();
  await reading(page);
  const before = await text(page);
  await people(page).first().locator(".go").click();
  await page.keyboard.press("n");
  await page.locator("article .part .m.p").first().click();
  const other = float(page).locator(".others .link");
  await other.click();
  await shows(page, before, false);
  await page.keyboard.press("Alt+ArrowLeft");
  await shows(page, before);
});
