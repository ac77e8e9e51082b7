// A folder with something of everything is dropped: what can be read is read, the rest says why not.

import assert from "node:assert/strict";
import { crc32, deflateRawSync } from "node:zlib";

import { drop, journey, longestSilence } from "../harness.mjs";
import { errors, list, text } from "../reader.mjs";

const TITLE = "雲嶺市召開春季森林防火工作會議";
const REPORT = `${TITLE}\n四月十日，雲嶺市召開春季森林防火工作會議，副市長紀雲舒出席並講話。\n會議強調，各區要嚴格落實值班制度，嚴禁野外違規用火。\n`;
const article = (n) => `霜林县第${n}次防汛调度会议召开\n会议强调，各乡镇要在六月底前完成第${n}轮隐患排查，不得拖延。\n`;

/** The encoders that a browser has are those of UTF-8; others are made from its decoders, the other way round. */
function encoder(label) {
  const decoder = new TextDecoder(label, { fatal: true });
  const codes = new Map();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const code = Buffer.from([lead, trail]);
      try {
        const char = decoder.decode(code);
        if (!codes.has(char)) codes.set(char, code);
      } catch {
        // no character has this code
      }
    }
  }
  return (text) => Buffer.concat([...text].map((char) => codes.get(char) ?? Buffer.from(char)));
}

const gbk = encoder("gbk");
const big5 = encoder("big5");
const utf16 = (text) => Buffer.from(text, "utf16le");

/** A zip as a Chinese Windows makes it: names in GBK, and nothing says so. */
function zip(entries) {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const { name, bytes } of entries) {
    const [raw, packed] = [gbk(name), deflateRawSync(bytes)];
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(bytes.length, 18);
    fields.writeUInt16LE(raw.length, 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), fields, raw, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), fields, tail, raw]));
    parts.push(local);
    at += local.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, ...directory, Buffer.from("PK\x05\x06"), end]);
}

const ENCODINGS = [
  { name: "utf8.txt", bytes: Buffer.from(REPORT) },
  { name: "utf8-mark.txt", bytes: Buffer.from(`\uFEFF${REPORT}`) },
  { name: "utf16.txt", bytes: utf16(REPORT) },
  { name: "gbk.txt", bytes: gbk(REPORT) },
  { name: "big5.txt", bytes: big5(REPORT) },
];
const FORMATS = [
  { name: "page.html", bytes: Buffer.from(`<html><body><h1>${article(901).replace("\n", "</h1><p>")}</p></body></html>`) },
  { name: "table.csv", bytes: gbk(`标题,正文\n通知,"${article(902)}"\n`) },
  { name: "object.json", bytes: Buffer.from(JSON.stringify({ data: { content: article(903) } })) },
  { name: "windows.zip", bytes: zip([{ name: "县委会议纪要.txt", bytes: gbk(article(904)) }]) },
];
const ORDINARY = Array.from({ length: 50 }, (_, n) => ({ name: `${n + 1}.txt`, bytes: Buffer.from(article(n + 1)) }));
const whole = zip([{ name: "甲.txt", bytes: Buffer.from(article(905).repeat(9)) }]);
/** A download that broke off within the second of two reports. */
const broken = zip([905, 906].map((n) => ({ name: `${n}.txt`, bytes: Buffer.from(article(n)) })));
const half = broken.subarray(0, broken.indexOf("PK\x03\x04", 4) + 60);
/** What gives a message, and how many reports beside it. */
const TROUBLED = [
  { name: "bomb.zip", bytes: zip([{ name: "a.txt", bytes: Buffer.alloc(30 << 20, 32) }]), says: "200 : 1" },
  { name: "cut.zip", bytes: whole.subarray(0, whole.length / 2), says: "损坏" },
  { name: "half.zip", bytes: half, says: "其中 1 份文件完整", reports: 1 },
  { name: "scan.pdf", bytes: Buffer.from("%PDF-1.7\n"), says: "PDF" },
  { name: "photo.jpg", bytes: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), says: "JPEG" },
  { name: "packed.rar", bytes: Buffer.from("Rar!\x1a\x07\x01\x00", "latin1"), says: "RAR" },
];

/** Waits until each of so many files is read or says why not. */
async function settled(page, files) {
  await page.locator(".rail .doc").nth(files - 1).waitFor();
  const waiting = page.locator(".rail .doc.wait");
  for (const start = Date.now(); (await waiting.count()) && Date.now() - start < 120_000; ) await page.waitForTimeout(50);
  assert.deepEqual(await waiting.allInnerTexts(), []);
}

journey("a folder of everything: the readable is read, the rest says why not", {}, async (page) => {
  await page.locator(".dropper").waitFor();
  const files = [...TROUBLED, ...ENCODINGS, ...FORMATS, ...ORDINARY];
  const readable = files.length - TROUBLED.filter(({ reports }) => !reports).length;
  const silence = await longestSilence(page, async () => {
    await drop(page, files);
    await settled(page, files.length);
  });
  const said = await errors(page).allInnerTexts();
  assert.equal(await list(page).count(), readable, said.join(" / "));
  for (const { name, says } of TROUBLED) {
    assert.ok(said.some((words) => words.includes(says)), `${name}: ${said.join(" / ")}`);
  }
  assert.equal(new Set(said).size, TROUBLED.length, "each has words of its own");
  assert.ok(silence < 10_000, `the page was silent for ${silence} ms`);
});

journey("one report in five encodings is one text", {}, async (page) => {
  await page.locator(".dropper").waitFor();
  await drop(page, ENCODINGS);
  await list(page).nth(ENCODINGS.length - 1).waitFor();
  const texts = new Set();
  for (let at = 0; at < ENCODINGS.length; at++) {
    await list(page).nth(at).click();
    await page.locator(".rail button.doc[aria-current]").and(list(page).nth(at)).waitFor();
    texts.add(await text(page));
  }
  assert.equal(texts.size, 1, [...texts].join("\n"));
  assert.ok([...texts][0].length > 60);
});
