/**
 * Bundles styles, scripts and fonts into target/classes, under names that change with their content, and writes the
 * manifest in which the application finds them. Prints one line with the sizes. Run through prepare.mjs.
 */
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync, readdirSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const classes = join(here, "target/classes");
const served = join(classes, "static/assets");
const address = "/assets";

/** The font packages name each file twice; only WOFF2 is served, and a font installed on the machine comes first. */
const fontFaces = {
  name: "font-faces",
  setup(bundler) {
    bundler.onLoad({ filter: /@fontsource[/\\].*\.css$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8")
        .replace(/,\s*url\([^)]*\.woff\)\s*format\('woff'\)/g, "")
        .replace(/src:\s*/g, path.includes("700") ? "src: local('BIZ UDPGothic Bold'), " : "src: local('BIZ UDPGothic'), "),
      loader: "css",
    }));
  },
};

rmSync(served, { recursive: true, force: true });
mkdirSync(served, { recursive: true });

const result = await build({
  absWorkingDir: here,
  entryPoints: {
    app: "src/scripts/app.js",
    style: "src/styles/index.css",
    fonts: "src/styles/fonts.css",
  },
  outdir: served,
  entryNames: "[name]-[hash]",
  assetNames: "files/[name]-[hash]",
  bundle: true,
  minify: true,
  metafile: true,
  charset: "utf8",
  format: "iife",
  target: ["chrome111", "firefox115", "safari16.4"],
  legalComments: "linked",
  loader: { ".woff2": "file", ".svg": "file" },
  plugins: [fontFaces],
  logLevel: "warning",
});

const manifest = new Map();
for (const [path, output] of Object.entries(result.metafile.outputs)) {
  if (output.entryPoint) {
    const name = basename(output.entryPoint) === "app.js" ? "app.js" : output.entryPoint.includes("fonts") ? "fonts.css" : "style.css";
    manifest.set(name, `${address}/${basename(path)}`);
  }
}

for (const file of readdirSync(join(here, "src/public"))) {
  const content = readFileSync(join(here, "src/public", file));
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 8).toUpperCase();
  const extension = extname(file);
  const target = `${basename(file, extension)}-${hash}${extension}`;
  writeFileSync(join(served, target), content);
  manifest.set(file, `${address}/${target}`);
}

mkdirSync(join(classes, "META-INF/sekisho"), { recursive: true });
writeFileSync(
  join(classes, "META-INF/sekisho/assets.properties"),
  [...manifest].sort().map(([name, href]) => `${name}=${href}\n`).join(""),
);
cpSync(join(here, "src/texts"), join(classes, "sekisho/text"), { recursive: true });

// What is passed on keeps the licence it came with.
for (const name of Object.keys(JSON.parse(readFileSync(join(here, "package.json"), "utf8")).dependencies)) {
  cpSync(join(here, "node_modules", name, "LICENSE"), join(classes, "META-INF/licenses", `${name.replace("@", "").replace("/", "-")}.txt`));
}

const sizes = [...manifest].map(([name, href]) => {
  const content = readFileSync(join(classes, "static", href));
  return `${name} ${kilobytes(content.length)} (${kilobytes(gzipSync(content).length)} gzip)`;
});
console.log(sizes.join(", "));

function kilobytes(bytes) {
  return `${(bytes / 1024).toFixed(1)} KB`;
}
