// Writes dist/{vanilla,sortable,dndkit}/: three small sites of index.html, page.css and page.js,
// each with its .br neighbour as the bench's server wants it.
import { build } from "esbuild";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { brotliCompressSync, constants } from "node:zlib";

const pages = {
  vanilla: { title: "Hand-written JavaScript", entry: "src/vanilla/page.js" },
  sortable: { title: "SortableJS", entry: "src/sortable/page.js" },
  dndkit: { title: "dnd-kit and React", entry: "src/dndkit/page.jsx" },
};

const shell = await readFile("src/page.html", "utf8");
const table = await readFile("src/table.html", "utf8");

await rm("dist", { recursive: true, force: true });
for (const [name, { title, entry }] of Object.entries(pages)) {
  const out = `dist/${name}`;
  await mkdir(out, { recursive: true });
  // React renders the table itself; the other two find it in the page.
  const body = name === "dndkit" ? '<div id="root"></div>\n' : table;
  await writeFile(`${out}/index.html`, shell.replace("{title}", title).replace("{body}\n", body));
  await build({
    entryPoints: { page: entry },
    outdir: out,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    legalComments: "none",
  });
  await build({ entryPoints: { page: "src/table.css" }, outdir: out, minify: true });
  for (const file of await readdir(out)) {
    const text = await readFile(`${out}/${file}`);
    const best = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
    await writeFile(`${out}/${file}.br`, brotliCompressSync(text, { params: best }));
  }
}
