// Fills wwwroot: admin.css and one script for each desk that needs one. Run by `npm run build`.
import { rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import esbuild from "esbuild";

const here = path.dirname(fileURLToPath(import.meta.url));
const output = path.join(here, "..", "wwwroot");

await rm(output, { recursive: true, force: true });

await esbuild.build({
  entryPoints: {
    admin: path.join(here, "js/admin.js"),
    editor: path.join(here, "js/editor.js"),
    structure: path.join(here, "js/structure.js"),
    media: path.join(here, "js/media.js"),
  },
  outdir: output,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["chrome111", "firefox113", "safari16.4"],
  legalComments: "none",
  logLevel: "warning",
});

await esbuild.build({
  entryPoints: { admin: path.join(here, "css/admin.css") },
  outdir: output,
  bundle: true,
  minify: true,
  target: ["chrome111", "firefox113", "safari16.4"],
  logLevel: "warning",
});
