/** A page of charts in one file: no script, no network, nothing beside it. */
import { CHART_STYLE } from "./style.ts";
import { escaped } from "./svg.ts";

/** The whole document. The policy forbids a browser to fetch or run anything, whatever stands in the content. */
export function chartPage({
  lang,
  title,
  content,
}: {
  lang: string;
  title: string;
  content: string;
}): string {
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
<style>${CHART_STYLE}</style>
</head>
<body>
<main>
${content}
</main>
</body>
</html>
`;
}
