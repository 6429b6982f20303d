/** An office's Word template as tests and people may try it: red head, fields with a look of their own. */
import { AlignmentType, Document, Footer, Header, Packer, Paragraph, TextRun } from "docx";
import { repack } from "../../archive.ts";

const song = {
  ascii: "Times New Roman",
  hAnsi: "Times New Roman",
  eastAsia: "仿宋_GB2312",
  hint: "eastAsia",
};
const line = (children: TextRun[], more: object = {}) => new Paragraph({ ...more, children });
const run = (text: string, more: object = {}) => new TextRun({ text, font: song, size: 32, ...more });

/** @param change paragraphs that stand instead of those of a name */
export async function sampleTemplate(
  change: Readonly<Record<string, Paragraph[]>> = {},
): Promise<Uint8Array> {
  const own = (name: string, paragraph: Paragraph) => change[name] ?? [paragraph];
  const right = { alignment: AlignmentType.RIGHT };
  const centre = { alignment: AlignmentType.CENTER };
  const document = new Document({
    sections: [
      {
        headers: {
          default: new Header({ children: own("notice", line([run("{{notice}}", { size: 18 })])) }),
        },
        footers: { default: new Footer({ children: [line([run("{{issuer}} {{year}}", { size: 18 })])] }) },
        children: [
          ...own("mark", line([run("{{mark}}", { size: 72, color: "FF0000" })], centre)),
          ...own("number", line([run("{{"), run("num", { bold: true }), run("ber}}")], centre)),
          ...own("title", line([run("{{ title }}", { size: 44 })], centre)),
          ...own("addressee", line([run("{{addressee}}：")])),
          ...own(
            "body",
            line([run("{{body}}", { color: "1F3864" })], {
              indent: { firstLine: 640 },
              spacing: { line: 560, lineRule: "exact" },
            }),
          ),
          ...own("signature", line([run("{{signature.issuer}}")], right)),
          ...own("date", line([run("{{signature.date}}")], right)),
          ...own("annexes", line([run("{{annexes}}")])),
        ],
      },
    ],
  });
  // The library writes the time into the properties.
  const bare = new TextEncoder().encode(
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
  );
  return repack(new Uint8Array(await Packer.toBuffer(document)), (name, content) =>
    name === "docProps/core.xml" ? bare : content,
  );
}
