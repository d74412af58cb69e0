// Fills wwwroot: opale.css, opale-admin.css, opale.js, early.js, htmx.js, passkeys.js, icons.svg and fonts. Run by `npm run build`.
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";

const here = path.dirname(fileURLToPath(import.meta.url));
const output = path.join(here, "..", "wwwroot");
const require = createRequire(import.meta.url);

await rm(output, { recursive: true, force: true });
await mkdir(output, { recursive: true });

await esbuild.build({
  entryPoints: {
    opale: path.join(here, "css/opale.css"),
    "opale-admin": path.join(here, "css/opale-admin.css"),
  },
  outdir: output,
  bundle: true,
  minify: true,
  loader: { ".woff2": "file" },
  assetNames: "fonts/[name]",
  target: ["chrome111", "firefox113", "safari16.4"],
  logLevel: "warning",
});

await esbuild.build({
  entryPoints: {
    opale: path.join(here, "js/opale.js"),
    early: path.join(here, "js/early.js"),
    htmx: path.join(here, "js/htmx.js"),
    passkeys: path.join(here, "js/passkeys.js"),
  },
  outdir: output,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["chrome111", "firefox113", "safari16.4"],
  legalComments: "none",
  logLevel: "warning",
});

await copyFile(path.join(here, "mark.svg"), path.join(output, "mark.svg"));
await writeFile(path.join(output, "icons.svg"), await sprite());

/** One <symbol> for each name in icons.txt, so that pages carry a reference instead of a drawing. */
async function sprite() {
  const names = (await readFile(path.join(here, "icons.txt"), "utf8")).split(/\s+/).filter(Boolean);
  const symbols = await Promise.all(names.map(async (name) => {
    const file = require.resolve(`lucide-static/icons/${name}.svg`);
    const drawing = (await readFile(file, "utf8"))
      .replace(/<!--[\s\S]*?-->/g, "")
      .replace(/[\s\S]*?<svg[^>]*>/, "")
      .replace("</svg>", "")
      .replace(/\s+/g, " ")
      .replace(/> </g, "><")
      .trim();
    return `<symbol id="${name}" viewBox="0 0 24 24">${drawing}</symbol>`;
  }));
  const mark = (await readFile(path.join(here, "mark.svg"), "utf8")).replace(/^<svg[^>]*>/, "").replace(/<\/svg>\s*$/, "");
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}<symbol id="mark" viewBox="0 0 64 64">${mark}</symbol></svg>\n`;
}
