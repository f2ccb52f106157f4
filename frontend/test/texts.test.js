import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

const texts = (language) =>
  new Map(
    readFileSync(new URL(`../src/texts/ui_${language}.properties`, import.meta.url), "utf8")
      .split("\n")
      .filter((line) => line.includes("="))
      .map((line) => [line.slice(0, line.indexOf("=")).trim(), line.slice(line.indexOf("=") + 1).trim()]),
  );

test("both languages have the same texts with the same places to fill in", () => {
  const places = (text) => [...new Set(text.match(/\{\d\}/g) ?? [])].sort();
  const [japanese, english] = [texts("ja"), texts("en")];
  assert.deepEqual([...japanese.keys()], [...english.keys()]);
  for (const [key, text] of japanese) {
    assert.deepEqual(places(text), places(english.get(key)), key);
  }
});

test("every text that a layout or a component asks for is there", () => {
  const templates = new URL("../../app/src/main/jte/", import.meta.url);
  const known = [...texts("ja").keys()];
  for (const folder of ["layout/", "components/"]) {
    for (const file of readdirSync(new URL(folder, templates))) {
      const source = readFileSync(new URL(folder + file, templates), "utf8");
      for (const [, key] of source.matchAll(/"(ui\.[A-Za-z.]+)"/g)) {
        const found = key.endsWith(".") ? known.some((one) => one.startsWith(key)) : known.includes(key);
        assert.ok(found, `${folder}${file} asks for ${key}`);
      }
    }
  }
});
