// Renders a template with docxtemplater or pptx-automizer. Started by node.py, which says what to do: a line of JSON
// in, a line of JSON out.
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { join } from "node:path";

const [folder, modules] = process.argv.slice(2);
const require = createRequire(join(modules, "package.json"));
const SLIDES = 12;

const engines = {
  docxtemplater: (template, data) => {
    const PizZip = require("pizzip");
    const Docxtemplater = require("docxtemplater");
    return async () => {
      // As its manual says: a template is compiled for each document.
      const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
      document.render(data);
      return document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
    };
  },
  "pptx-automizer": (template, data) => {
    const { Automizer, modify } = require("pptx-automizer");
    return async () => {
      const automizer = new Automizer({ removeExistingSlides: true, verbosity: 0, compression: 6 });
      const deck = automizer.loadRoot(template).load(template, "deck");
      for (let n = 1; n <= SLIDES; n++) {
        deck.addSlide("deck", n, (slide) => {
          const replaced = ["title", "country", "city", "total", "year"].map((name) => ({
            replace: name + n, by: { text: data[name + n] },
          }));
          const points = data["points" + n].map((point, i) => ({ replace: `point${n}_${i}`, by: { text: point.text } }));
          slide.modifyElement("Title 1", [modify.replaceText(replaced)]);
          slide.modifyElement("Words", [modify.replaceText(replaced)]);
          slide.modifyElement("Bullets", [modify.replaceText(points)]);
          const body = data["rows" + n].map((row) => ({ values: [row.product, row.exports, row.imports, row.share] }));
          const head = { values: ["Product", "Exports", "Imports", "Share"] };
          slide.modifyElement("Table", [modify.setTableData({ body: [head, ...body] })]);
        });
      }
      const zip = await deck.getJSZip();
      return zip.generateAsync({ type: "nodebuffer", compression: "DEFLATE" });
    };
  },
};

const ready = {};
for await (const line of createInterface({ input: process.stdin })) {
  const { engine, file, times, save } = JSON.parse(line);
  ready[file] ??= engines[engine](
    readFileSync(join(folder, file)), JSON.parse(readFileSync(join(folder, `${file}.json`), "utf8")),
  );
  let made;
  const began = process.cpuUsage();
  for (let i = 0; i < times; i++) made = await ready[file]();
  const used = process.cpuUsage(began);
  if (save) writeFileSync(save, made);
  console.log(JSON.stringify({ seconds: (used.user + used.system) / 1e6 / times }));
}
