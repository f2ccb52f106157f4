/**
 * Reads a date as an official types it, in the Japanese or the Western calendar, and names it in both.
 * The server decides what a date means; this only shows, while typing, how it will be understood.
 *
 * Era borders: 明治 from 1873-01-01 (the Gregorian calendar in Japan), 大正 from 1912-07-30, 昭和 from 1926-12-25,
 * 平成 from 1989-01-08, 令和 from 2019-05-01; the border day belongs to the new era.
 */
const ERAS = [
  { name: "令和", latin: "Reiwa", letter: "R", offset: 2018, from: 20190501 },
  { name: "平成", latin: "Heisei", letter: "H", offset: 1988, from: 19890108 },
  { name: "昭和", latin: "Showa", letter: "S", offset: 1925, from: 19261225 },
  { name: "大正", latin: "Taisho", letter: "T", offset: 1911, from: 19120730 },
  { name: "明治", latin: "Meiji", letter: "M", offset: 1867, from: 18730101 },
];

const WEEKDAYS = ["日", "月", "火", "水", "木", "金", "土"];

const FORM =
  /^(?:(令和|平成|昭和|大正|明治|[RHSTM])\.?)?(元|\d{1,4})(?:年|[-./])(\d{1,2})(?:月|[-./])(\d{1,2})日?$/;

const EIGHT_DIGITS = /^(\d{4})(\d{2})(\d{2})$/;

/**
 * What `text` says: `{date: {year, month, day}}`, `{empty: true}`, or `{wrong: "form" | "day" | "era"}`,
 * the last with the `date` that an era border moves elsewhere.
 */
export function readDate(text) {
  const plain = text.normalize("NFKC").replace(/\s+/gu, "").replace(/[‐-―−]/gu, "-").toUpperCase();
  if (plain === "") {
    return { empty: true };
  }
  const eight = EIGHT_DIGITS.exec(plain);
  if (eight) {
    return western(Number(eight[1]), Number(eight[2]), Number(eight[3]));
  }
  const found = FORM.exec(plain);
  if (!found) {
    return { wrong: "form" };
  }
  const [, mark, count, month, day] = found;
  if (mark === undefined) {
    return count.length === 4 ? western(Number(count), Number(month), Number(day)) : { wrong: "form" };
  }
  const era = ERAS.find((known) => known.name === mark || known.letter === mark);
  const year = count === "元" ? 1 : Number(count);
  if (year < 1) {
    return { wrong: "form" };
  }
  const read = western(era.offset + year, Number(month), Number(day));
  if (read.date && eraOf(read.date) !== era) {
    return { wrong: "era", date: read.date };
  }
  return read;
}

function western(year, month, day) {
  const date = { year, month, day };
  const there = new Date(Date.UTC(year, month - 1, day));
  const exists =
    there.getUTCFullYear() === year && there.getUTCMonth() === month - 1 && there.getUTCDate() === day;
  return exists && eraOf(date) ? { date } : { wrong: "day" };
}

function eraOf({ year, month, day }) {
  const number = year * 10000 + month * 100 + day;
  return ERAS.find((era) => number >= era.from);
}

/** The date in both calendars, such as 令和8年3月17日（火） ＝ 2026年3月17日. */
export function nameDate(date, language) {
  const { year, month, day } = date;
  const era = eraOf(date);
  const count = year - era.offset;
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  if (language === "en") {
    const western = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeZone: "UTC" });
    return `${western.format(Date.UTC(year, month - 1, day))} (${era.latin} ${count})`;
  }
  const japanese = `${era.name}${count === 1 ? "元" : count}年${month}月${day}日`;
  return `${japanese}（${WEEKDAYS[weekday]}） ＝ ${year}年${month}月${day}日`;
}
