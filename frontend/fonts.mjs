/**
 * Puts the fonts of printed documents, with their licence, into the folder that is named, and does nothing where they
 * are there already.
 */
import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fail, here, installPackages, read, requireNode, stampOf } from "./packages.mjs";

const files = {
  "BIZUDMincho.ttf": "biz-udmincho/400Regular/BIZUDMincho_400Regular.ttf",
  "BIZUDMincho.OFL.txt": "biz-udmincho/LICENSE_FONT",
  "BIZUDGothic.ttf": "biz-udgothic/400Regular/BIZUDGothic_400Regular.ttf",
  "BIZUDGothic.OFL.txt": "biz-udgothic/LICENSE_FONT",
};

const folder = process.argv[2] ?? fail("Usage: node fonts.mjs FOLDER");
const stampFile = join(folder, ".stamp");
const stamp = stampOf(["package-lock.json", "fonts.mjs"]);

requireNode();
if (read(stampFile) === stamp && Object.keys(files).every((name) => existsSync(join(folder, name)))) {
  process.exit(0);
}
installPackages();
mkdirSync(folder, { recursive: true });
rmSync(stampFile, { force: true });
for (const [name, source] of Object.entries(files)) {
  copyFileSync(join(here, "node_modules/@expo-google-fonts", source), join(folder, name));
}
writeFileSync(stampFile, stamp);
