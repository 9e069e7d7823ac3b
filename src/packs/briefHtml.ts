import type { Block, Brief, BriefChart, BriefTable, Piece, Words } from './brief/brief.ts';
import { briefOf } from './brief/briefOf.ts';
import { drawChart } from './charts/drawChart.ts';
import { darkRules } from './charts/drawSvg.ts';
import type { LedgerProof } from './dossier/dossier.ts';
import type { Standing } from './standing.ts';

/** The brief as one HTML file that needs nothing else: no script, no font, no address; at most four printed pages of A4 or Letter. */
export function briefHtml(standing: Standing, proof?: LedgerProof): string {
  const brief = briefOf(standing, proof);
  const sections = brief.sections.map((section, index) => `<section aria-labelledby="s${index + 1}"><h2 id="s${index + 1}">${escaped(section.title)}</h2>${section.blocks.map((block) => blockHtml(block)).join('')}</section>`);
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(`${brief.title}: negotiation brief`)}</title>
<style>${style}</style>
</head>
<body>
<main>
<header><h1>${escaped(brief.title)}</h1><p class="subtitle">${escaped(brief.subtitle)}</p></header>
${sections.join('\n')}
${sources(brief)}
</main>
</body>
</html>
`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'lead':
      return `<p class="lead"><span class="number">${pieceHtml({ text: block.figure.text, strong: true })}${notesHtml(block.figure.notes)}</span> ${wordsHtml(block.words)}</p>`;
    case 'paragraph':
      return `<p>${wordsHtml(block.words)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${wordsHtml(item)}</li>`).join('')}</ul>`;
    case 'chart':
      return chartHtml(block);
    case 'table':
      return tableHtml(block);
  }
}

function chartHtml(block: BriefChart): string {
  return `<figure><figcaption>${wordsHtml(block.title)}</figcaption>${drawChart(block)}</figure>`;
}

function tableHtml(table: BriefTable): string {
  const align = (index: number): string => (table.columns[index]?.align === 'right' ? ' class="right"' : '');
  const columns = table.columns.map((column) => `<col style="width:${Math.round(column.width * 1000) / 10}%">`).join('');
  const head = table.columns.map((column, index) => `<th scope="col"${align(index)}>${escaped(column.title)}</th>`).join('');
  const rows = table.rows.map((row) => `<tr>${row.map((cell, index) => `<td${align(index)}>${wordsHtml(cell)}</td>`).join('')}</tr>`);
  return `<table><caption>${wordsHtml(table.caption)}</caption><colgroup>${columns}</colgroup><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function sources(brief: Brief): string {
  return `<section aria-labelledby="sources"><h2 id="sources">Sources</h2><ol class="notes">${brief.notes.map((note, index) => `<li id="n${index + 1}">${escaped(note)}</li>`).join('')}</ol></section>`;
}

function wordsHtml(words: Words): string {
  return words.map((piece) => `${pieceHtml(piece)}${notesHtml(piece.notes)}`).join('');
}

function pieceHtml({ text, strong = false, quote = false }: Piece): string {
  const plain = escaped(text);
  if (plain === '') return '';
  return strong ? `<strong>${plain}</strong>` : quote ? `<q>${plain.replace(/^“|”$/g, '')}</q>` : plain;
}

function notesHtml(notes: readonly number[] = []): string {
  return notes.length === 0 ? '' : `<sup>${[...new Set(notes)].map((note) => `<a href="#n${note}" aria-label="source ${note}">${note}</a>`).join(' ')}</sup>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

const style = `
:root{--ink:#17202b;--soft:#55606d;--line:#d7dce2;--ground:#fff;--accent:#005a92;color-scheme:light dark}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.45 "Segoe UI","Helvetica Neue",Arial,"Liberation Sans",sans-serif;-webkit-print-color-adjust:exact;print-color-adjust:exact}
main{max-width:800px;margin:0 auto;padding:32px 24px 48px}
h1{font-size:26px;line-height:1.2;font-weight:600;margin:0}
h2{font-size:17px;font-weight:600;margin:30px 0 8px;padding-top:8px;border-top:2px solid var(--ink)}
p{margin:0 0 8px}
.subtitle{color:var(--soft)}
.lead{font-size:16px;margin-bottom:10px}
.number{font-size:30px;line-height:1.15;display:block}
ul{margin:6px 0 8px;padding-left:18px}
li{margin:2px 0}
figure{margin:10px 0 6px}
figcaption,caption{text-align:left;font-weight:600;font-size:13px;color:var(--soft);padding:6px 0 4px}
svg{display:block;width:100%;height:auto}
table{width:100%;border-collapse:collapse;font-size:13px;line-height:1.35;margin:4px 0 8px;font-variant-numeric:tabular-nums;table-layout:fixed}
th{font-weight:600;text-align:left;color:var(--soft);border-bottom:1px solid var(--ink)}
th,td{padding:4px 8px 4px 0;vertical-align:top;overflow-wrap:break-word}
td{border-bottom:1px solid var(--line)}
.right{text-align:right}
td.right:last-child,th.right:last-child{padding-right:0}
q{color:var(--soft);font-style:italic}
sup{font-size:.72em;line-height:0;margin-left:1px}
a{color:var(--accent);text-decoration:none}
a:hover,a:focus-visible{text-decoration:underline}
.notes{font-size:12px;line-height:1.35;color:var(--soft);columns:2;column-gap:28px;padding-left:22px;margin:4px 0}
.notes li{break-inside:avoid;overflow-wrap:anywhere}
@media (max-width:560px){.notes{columns:1}table{table-layout:auto}}
@media screen and (prefers-color-scheme:dark){:root{--ink:#e3e9ef;--soft:#a4b0bd;--line:#313b47;--ground:#181f27;--accent:#74c0f2}${darkRules()}}
@page{margin:13mm 15mm}
@media print{
body{font-size:9pt;line-height:1.3}
main{max-width:none;padding:0}
h1{font-size:17pt}
h2{font-size:11.5pt;margin:10pt 0 3pt;padding-top:3pt;border-top-width:1.2pt;break-after:avoid}
.lead{font-size:10pt}
.number{font-size:19pt}
table{font-size:7.8pt;line-height:1.22;margin:2pt 0 3pt}
th,td{padding:1.4pt 5pt 1.4pt 0}
figcaption,caption{font-size:8.3pt;padding:3pt 0 2pt;break-after:avoid}
figure{margin:3pt 0;break-inside:avoid}
figure svg{width:80%}
tr{break-inside:avoid}
.notes{font-size:6.5pt;line-height:1.18;column-gap:14pt;margin:0}
.notes li{margin:0}
}
`.trim();
