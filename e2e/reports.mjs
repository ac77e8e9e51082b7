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
