import assert from "node:assert/strict";
import { test } from "node:test";
import { nameDate, readDate } from "../src/scripts/wareki.js";

const day = (year, month, day) => ({ date: { year, month, day } });

test("one day is read from every form an official types", () => {
  for (const text of [
    "令和8年3月17日",
    "令和８年３月１７日",
    "令和 8 年 3 月 17 日",
    "㋿8年3月17日",
    "R8.3.17",
    "r8/3/17",
    "R.8.3.17",
    "Ｒ８．３．１７",
    "2026-03-17",
    "2026/3/17",
    "2026.3.17",
    "2026年3月17日",
    "20260317",
    "2026―3―17",
  ]) {
    assert.deepEqual(readDate(text), day(2026, 3, 17), text);
  }
});

test("the first year of an era is 元年", () => {
  assert.deepEqual(readDate("令和元年5月1日"), day(2019, 5, 1));
  assert.deepEqual(readDate("平成元年１月８日"), day(1989, 1, 8));
  assert.match(nameDate({ year: 2019, month: 5, day: 1 }, "ja"), /^令和元年5月1日（水）/);
});

test("each border day belongs to the new era, and the old era's name for it is answered with the right one", () => {
  for (const [old, last, wrong, date] of [
    ["平成", "平成31年4月30日", "平成31年5月1日", { year: 2019, month: 5, day: 1 }],
    ["昭和", "昭和64年1月7日", "昭和64年1月8日", { year: 1989, month: 1, day: 8 }],
    ["大正", "大正15年12月24日", "大正15年12月25日", { year: 1926, month: 12, day: 25 }],
    ["明治", "明治45年7月29日", "明治45年7月30日", { year: 1912, month: 7, day: 30 }],
  ]) {
    assert.equal(nameDate(readDate(last).date, "ja").slice(0, 2), old);
    assert.deepEqual(readDate(wrong), { wrong: "era", date });
  }
  assert.deepEqual(readDate("令和元年4月30日").wrong, "era");
});

test("a day that does not exist is told from a text that is no date", () => {
  assert.deepEqual(readDate("令和8年2月30日"), { wrong: "day" });
  assert.deepEqual(readDate("2026-13-01"), { wrong: "day" });
  assert.deepEqual(readDate("1872-12-31"), { wrong: "day" });
  assert.deepEqual(readDate("来年度の初日"), { wrong: "form" });
  assert.deepEqual(readDate("8.3.17"), { wrong: "form" });
  assert.deepEqual(readDate("令和0年3月1日"), { wrong: "form" });
  assert.deepEqual(readDate(" 　"), { empty: true });
});

test("a date is named in both calendars and in the reader's language", () => {
  const date = { year: 2026, month: 3, day: 17 };
  assert.equal(nameDate(date, "ja"), "令和8年3月17日（火） ＝ 2026年3月17日");
  assert.match(nameDate(date, "en"), /^Tuesday,? 17 March 2026 \(Reiwa 8\)$/);
});
