// What pdf.js sees of the annotations in a PDF: node pdfjs.cjs FILE, where pdfjs-dist is installed.
const fs = require("node:fs");
const { createRequire } = require("node:module");
const pdfjs = createRequire(process.cwd() + "/x.js")("pdfjs-dist/legacy/build/pdf.js");

async function main() {
  const data = new Uint8Array(fs.readFileSync(process.argv[2]));
  const document = await pdfjs.getDocument({ data, verbosity: 0, isEvalSupported: false }).promise;
  const seen = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    for (const annotation of await page.getAnnotations()) {
      seen.push({
        page: number,
        sort: annotation.subtype,
        name: annotation.id,
        author: annotation.titleObj?.str ?? "",
        contents: annotation.contentsObj?.str ?? "",
        color: annotation.color ? Array.from(annotation.color) : null,
        modified: annotation.modificationDate ?? null,
        created: annotation.creationDate ?? null,
        drawn: annotation.hasAppearance,
        popup: Boolean(annotation.popupRef),
        quads: (annotation.quadPoints ?? []).map((quad) => quad.map((point) => [point.x, point.y])),
      });
    }
  }
  console.log(JSON.stringify(seen));
}

main();
