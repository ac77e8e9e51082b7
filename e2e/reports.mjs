// Long reports of invented people, for what is measured.

const SURNAMES = [..."祁沈高孟严莫裴章卓阮"];
const GIVEN = ["望舒", "知远", "明远", "清和", "若水", "思齐", "维桢", "季青", "怀瑾", "令仪"];
const BUREAUS = ["县水利局", "县应急局", "县农业农村局", "县财政局", "县交通运输局"];
const FILLER = "入夏以来，全县降水偏多，河道水位高于往年同期，山塘水库蓄水充足，田间作物长势良好。";

const pick = (list, at) => list[at % list.length];

/** A sentence with a person, a post, a body, a day and two directives. */
const sentence = (at) =>
  `县长${pick(SURNAMES, at)}${pick(GIVEN, Math.floor(at / 10))}强调，${pick(BUREAUS, at)}要在${1 + (at % 12)}月${1 + (at % 28)}日前完成排查，各乡镇不得拖延。`;

/** A report of about so many bytes, one such sentence in each paragraph of about so many. */
export function longReport(bytes, paragraph = 640) {
  const lines = ["云泽县召开全县防汛工作会议", ""];
  const filler = (at) => FILLER.repeat(Math.max(1, Math.round((paragraph - 120) / Buffer.byteLength(FILLER)))).slice(at % 7);
  for (let [at, size] = [0, 0]; size < bytes; at++) {
    const line = sentence(at) + filler(at);
    lines.push(line);
    size += Buffer.byteLength(line) + 1;
  }
  return Buffer.from(lines.join("\n"));
}

/** One line with so many directives. */
export function oneLine(directives) {
  const parts = Array.from({ length: directives / 2 }, (_, at) => sentence(at));
  return Buffer.from(parts.join(""));
}

const COUNTIES = ["云泽县", "青石县", "临河县", "望山县", "明溪县"];

/** A short report of its own place, day and chair, with some filler paragraphs. */
export function shortReport(at, paragraphs = 12) {
  const [place, chair] = [pick(COUNTIES, at), `${pick(SURNAMES, at)}${pick(GIVEN, Math.floor(at / 7))}`];
  const date = `${2019 + (at % 5)}年${1 + (at % 12)}月${1 + (at % 28)}日`;
  const lines = [
    `${place}召开第${at + 1}次防汛工作会议`,
    `${date} 来源：${place}日报`,
    `${date}，${place}召开第${at + 1}次防汛工作会议。县长${chair}主持会议并讲话。`,
    `${chair}强调，县应急局要备足防汛物资，务必于${1 + (at % 12)}月底前完成核酸检测点的排查；各乡镇不得以任何理由拖延。`,
    ...Array.from({ length: paragraphs }, (_, n) => `第${n + 1}项工作：${FILLER.repeat(3)}`),
  ];
  return Buffer.from(lines.join("\n"));
}

/** So many of them, as files. */
export const manyReports = (count, paragraphs) =>
  Array.from({ length: count }, (_, at) => ({ name: `${String(at + 1).padStart(3, "0")}.txt`, bytes: shortReport(at, paragraphs) }));
