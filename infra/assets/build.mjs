// Compiles what the browser gets into services/shared/static: content-hashed names, manifest.json, licences.
// The same sources give the same bytes, so that CI can compare; nothing but this file writes in that folder.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build as bundle } from "esbuild";
import { compile } from "sass";
import { profileSheet } from "./profil.mjs";

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, "..", "..");
const OUT = join(ROOT, "services", "shared", "static");
const FONT = "@fontsource-variable/atkinson-hyperlegible-next";
const LETTER = "atkinson-hyperlegible-next.woff2";
const TRAVELS = [FONT, "govuk-frontend", "htmx.org"];

// A package published without its licence file gets the text that its repository carries.
const LICENCE_ELSEWHERE = { "govuk-frontend": "licences/govuk-frontend.txt" };

const manifest = {};

function publish(name, content) {
  const bytes = Buffer.from(content);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 10);
  const [stem, extension] = [name.slice(0, name.lastIndexOf(".")), name.slice(name.lastIndexOf(".") + 1)];
  const hashed = `${stem}.${hash}.${extension}`;
  writeFileSync(join(OUT, hashed), bytes);
  manifest[name] = hashed;
  return hashed;
}

function publishLetter() {
  const source = join(HERE, "node_modules", FONT, "files", "atkinson-hyperlegible-next-latin-wght-normal.woff2");
  return publish(LETTER, readFileSync(source));
}

function publishSheet(letter) {
  const { css } = compile(join(HERE, "sass", "app.scss"), { style: "compressed", quietDeps: true, charset: false });
  publish("app.css", css.replaceAll(LETTER, letter));
}

async function publishScript() {
  const { outputFiles } = await bundle({
    entryPoints: [join(HERE, "js", "app.js")],
    bundle: true,
    minify: true,
    format: "iife",
    target: ["es2020"],
    legalComments: "none",
    write: false,
  });
  publish("app.js", outputFiles[0].contents);
}

function publishImages() {
  for (const image of readdirSync(join(HERE, "images")).sort()) {
    publish(image, readFileSync(join(HERE, "images", image)));
  }
}

/** One small sheet per Carif, and its logo when there is one beside its profile (`profiles/<code>.svg`). */
function publishProfiles() {
  const folder = join(ROOT, "profiles");
  if (!existsSync(folder)) return;
  for (const file of readdirSync(folder).filter((each) => each.endsWith(".toml")).sort()) {
    const code = basename(file, ".toml");
    publish(`profil-${code}.css`, profileSheet(readFileSync(join(folder, file), "utf8"), code));
    const logo = join(folder, `${code}.svg`);
    if (existsSync(logo)) publish(`logo-${code}.svg`, readFileSync(logo));
  }
}

function licenceOf(name) {
  const folder = join(HERE, "node_modules", name);
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const inside = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  const text = readFileSync(inside ? join(folder, inside) : join(HERE, LICENCE_ELSEWHERE[name]), "utf8");
  return `${name} ${version}\n${"-".repeat(name.length + version.length + 1)}\n\n${text.trim()}\n`;
}

function writeLicences() {
  const head = "Ces fichiers contiennent, compilés, les ouvrages suivants ; leurs licences les accompagnent.\n";
  writeFileSync(join(OUT, "LICENCES.txt"), [head, ...TRAVELS.map(licenceOf)].join("\n"));
}

function writeManifest() {
  const sorted = Object.fromEntries(Object.entries(manifest).sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(join(OUT, "manifest.json"), `${JSON.stringify(sorted, null, 2)}\n`);
}

mkdirSync(OUT, { recursive: true });
for (const old of readdirSync(OUT)) rmSync(join(OUT, old));
publishSheet(publishLetter());
await publishScript();
publishImages();
publishProfiles();
writeLicences();
writeManifest();
