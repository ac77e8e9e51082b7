// How a report is set: line breaks, indents, faces, widths, the official sheet, vertical lines, zoom.

import assert from "node:assert/strict";

import { drop, journey } from "../harness.mjs";
import { reading } from "../reader.mjs";

const NEVER_FIRST = "，。、；：！？）》」』”’";
const NEVER_LAST = "（《「『“‘";
const PARAGRAPH = "县委书记沈知远在会上强调，要落实《云泽县清河方案》（试行）；“一河一策”、“一库一档”，务必于5月10日前完成：清障、检修、巡查！各镇不得以“天黑”“路远”为由拖延……";

async function open(page, paragraphs = 4) {
  await page.locator(".dropper").waitFor();
  const text = ["云泽县召开清河工作会议", "2023年4月19日", ...Array(paragraphs).fill(PARAGRAPH.repeat(3))].join("\n");
  await drop(page, [{ name: "lines.txt", bytes: Buffer.from(text) }]);
  await reading(page);
}

/** The first and the last character of every line of the body. */
const edges = (page) =>
  page.evaluate(() => {
    const found = [];
    for (const p of document.querySelectorAll("article .part p")) {
      const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      let line = null;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (let i = 0; i < node.length; i++) {
          range.setStart(node, i);
          range.setEnd(node, i + 1);
          const box = range.getBoundingClientRect();
          if (!box.width) continue;
          if (line && Math.abs(box.bottom - line.bottom) < 12) line.last = node.data[i];
          else found.push((line = { bottom: box.bottom, first: node.data[i], last: node.data[i] }));
        }
      }
    }
    return found;
  });

journey("no line begins with a closing mark or ends with an opening one, at any width", {}, async (page) => {
  await open(page);
  for (const width of [1440, 1180, 1024, 900, 720, 560, 390]) {
    await page.setViewportSize({ width, height: 900 });
    const lines = await edges(page);
    assert.ok(lines.length > 12, `${width}`);
    for (const { first, last } of lines) {
      assert.ok(!NEVER_FIRST.includes(first), `${width}: a line begins with ${first}`);
      assert.ok(!NEVER_LAST.includes(last), `${width}: a line ends with ${last}`);
    }
  }
});

const choose = async (page, group, name) => {
  if (!(await page.locator("#type").isVisible())) await page.locator("[popovertarget=type]").click();
  await page.locator("#type").getByRole("radiogroup", { name: group }).getByRole("radio", { name, exact: true }).click();
};

const measure = (page) =>
  page.evaluate(() => {
    const [article, p] = [document.querySelector("article"), document.querySelector("article .part p")];
    const { fontSize, textIndent, fontFamily } = getComputedStyle(p);
    return { em: article.clientWidth / parseFloat(fontSize), indent: parseFloat(textIndent) / parseFloat(fontSize), size: parseFloat(fontSize), face: fontFamily };
  });

journey("the indent is two characters, the line a whole number of them, whatever is chosen", {}, async (page) => {
  await open(page);
  const seen = new Set();
  for (const [group, name] of [["字号", "小"], ["字号", "特大"], ["字号", "中"], ["版心", "窄"], ["版心", "宽"], ["字体", "黑"], ["字体", "仿宋"], ["字体", "宋"]]) {
    await choose(page, group, name);
    const { em, indent, size, face } = await measure(page);
    assert.ok(Math.abs(indent - 2) < 0.01, `${name}: ${indent}`);
    assert.ok(Math.abs(em - Math.round(em)) < 0.1, `${name}: ${em} characters a line`);
    seen.add(`${em} ${size} ${face}`);
  }
  assert.ok(seen.size >= 6, "each choice changes something");
});

journey("the official sheet: 28 characters a line", {}, async (page) => {
  await open(page);
  await choose(page, "版面", "公文");
  const { em, face } = await measure(page);
  assert.equal(Math.round(em), 28);
  assert.match(face, /FangSong/);
});

journey("vertical lines: columns from the right, quotation marks turned, marks and jumps as before", {}, async (page) => {
  await open(page);
  const marks = await page.locator("article .part .m.p").count();
  await choose(page, "版面", "直排");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => getComputedStyle(document.querySelector("article")).writingMode === "vertical-rl");
  const shown = await page.locator("article .part").first().innerText();
  assert.match(shown, /「一河一策」、「一庫?库?一档」/);
  assert.doesNotMatch(shown, /[“”]/);
  assert.equal(await page.locator("article .part .m.p").count(), marks);
  assert.deepEqual([...new Set(await page.locator("article .part .tcy").allInnerTexts())].sort(), ["10", "5"], "short numbers stand upright");
  await page.locator(".index .ord .go").last().click();
  await page.waitForTimeout(600);
  const box = await page.locator("article .D.on").first().boundingBox();
  const { width } = await page.viewportSize();
  assert.ok(box.x > 200 && box.x < width - 300, `the directive is in view: ${box.x}`);
  await page.locator("article .D .Dh").last().evaluate((handle) => handle.focus());
  await page.keyboard.press("Enter");
  await page.locator(".card.float").waitFor();
});

/** How far the columns were moved on, and how far the window reaches. */
const columns = (page) => page.locator(".scroll").evaluate((scroll) => [0 - scroll.scrollLeft, scroll.clientWidth]);
/** Waits until the window of the overview begins within these shares of it, from the right; it follows the text a frame later. */
const overview = (page, from, to) =>
  page.waitForFunction(([from, to]) => {
    const [map, win] = [".strip .map", ".strip .win"].map((part) => document.querySelector(part).getBoundingClientRect());
    const share = (map.right - win.right) / map.width;
    return share >= from && share < to;
  }, [from, to]);

for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
  journey(`vertical lines are moved by wheel, keys and overview (${viewport.width} px)`, { viewport, settings: { layout: "vertical", language: "zh-Hans", variant: "zh-Hans" } }, async (page) => {
    await open(page, 16);
    const boxes = await page.evaluate(() => [".head", ".meet", ".body"].map((part) => document.querySelector(part).getBoundingClientRect()).map((box) => [box.left, box.right]));
    assert.ok(boxes[0][0] >= boxes[1][1] && boxes[1][0] >= boxes[2][1], `title, card and text follow each other leftwards: ${boxes}`);
    const [at, window] = await columns(page);
    assert.equal(at, 0);
    await page.locator(".scroll").hover();
    await page.mouse.wheel(0, 300);
    await page.waitForFunction(() => document.querySelector(".scroll").scrollLeft <= -299);
    await page.keyboard.press("PageDown");
    const [on] = await columns(page);
    assert.ok(on > 300 + window / 2, `${on}`);
    for (const [key, further] of [["ArrowLeft", true], ["ArrowRight", false], ["Space", true], ["Shift+Space", false]]) {
      const [before] = await columns(page);
      await page.keyboard.press(key);
      const [after] = await columns(page);
      assert.equal(after > before, further, key);
    }
    await page.keyboard.press("Home");
    assert.ok(Math.abs((await columns(page))[0]) <= 1);
    await overview(page, -0.01, 0.01);
    await page.locator(".strip .cnt").last().click();
    await page.waitForFunction(() => document.querySelector(".scroll").scrollLeft < 0);
    await page.keyboard.press("End");
    await overview(page, 0.3, 1);
  });
}

journey("the place stays when the layout changes", {}, async (page) => {
  await open(page, 24);
  await page.locator(".index .ord .go").nth(20).click();
  await page.waitForTimeout(600);
  const head = () =>
    page.evaluate(() => {
      const vertical = document.documentElement.dataset.layout === "vertical";
      const window = document.querySelector(".scroll").getBoundingClientRect();
      const before = (box) => (vertical ? box.left < window.right - 30 : box.bottom > window.top + 30);
      return [...document.querySelectorAll("article [data-n]")].find((p) => before(p.getBoundingClientRect()))?.dataset.n;
    });
  const was = await head();
  for (const layout of ["直排", "书页"]) {
    await choose(page, "版面", layout);
    await page.waitForTimeout(600);
    assert.equal(await head(), was, layout);
  }
});

journey("at 200 % zoom nothing is lost: every edge has its tab or sheet, nothing scrolls sideways", { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2, hash: "#sample" }, async (page) => {
  await reading(page);
  for (const tab of ["人物", "要求", "图例", "更多", "报告"]) {
    await page.locator(".tabs").getByRole("button", { name: tab }).click();
    await page.keyboard.press("Escape");
  }
  const wide = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(wide[0] <= wide[1], `${wide}`);
  const scroll = await page.locator(".scroll").evaluate((scroll) => [scroll.scrollWidth, scroll.clientWidth]);
  assert.ok(scroll[0] <= scroll[1], `${scroll}`);
});

journey("reduced motion: nothing is animated", { reducedMotion: "reduce", hash: "#sample" }, async (page) => {
  await reading(page);
  await page.locator(".index .ord .go").last().click();
  const moving = await page.evaluate(() => document.getAnimations().filter((a) => a.animationName !== "news-still").length);
  assert.equal(moving, 0);
});
