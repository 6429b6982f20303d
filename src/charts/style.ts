/** How pages of charts look: light and dark, wide and narrow, on screen and on A4. */

const LIGHT = `--ink:#1b2430;--soft:#5a6573;--line:#dde2e8;--page:#ffffff;--panel:#f5f7f9;--first:#2a6db0;--second:#d9a441;--accent:#b3401d;--range:#9fb4c9;--mark:#7d8794`;
const DARK = `--ink:#e7ebf0;--soft:#a3aebb;--line:#333c47;--page:#14191f;--panel:#1c232b;--first:#69a8e6;--second:#d9ab52;--accent:#f08a5d;--range:#4d6781;--mark:#8b97a5`;

/** The style sheet; it asks for nothing from elsewhere. */
export const CHART_STYLE = `
:root{color-scheme:light dark;${LIGHT}}
@media screen and (prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:15px/1.55 system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif}
main{max-width:1040px;margin:0 auto;padding:28px 28px 56px}
h1{font-size:26px;line-height:1.3;margin:0 0 6px}
h2{font-size:19px;line-height:1.35;margin:44px 0 8px;padding-top:14px;border-top:2px solid var(--ink)}
h3{font-size:15px;margin:24px 0 4px}
p{margin:6px 0;max-width:76ch}
.lead,.note{color:var(--soft)}
.note{font-size:13.5px}
.banner{margin:14px 0;padding:10px 14px;border-left:4px solid var(--accent);background:var(--panel);max-width:none}
.tiles{display:grid;grid-template-columns:repeat(4,1fr);gap:10px;margin:20px 0 8px;padding:0;list-style:none}
.tiles li{background:var(--panel);border-radius:6px;padding:12px 14px}
.tiles b{display:block;font-size:25px;line-height:1.2;white-space:nowrap;font-variant-numeric:tabular-nums}
.tiles span{display:block;font-size:13.5px}
.tiles small{display:block;color:var(--soft);font-size:12.5px;line-height:1.4;margin-top:2px}
figure{margin:12px 0}
figcaption{font-size:13.5px;color:var(--soft);margin-bottom:4px}
svg.chart{display:block;overflow:visible}
svg text{fill:var(--soft);font-size:12px;font-variant-numeric:tabular-nums}
svg text.count{font-size:11px}
svg text.band{fill:var(--ink);font-weight:600}
.grid{stroke:var(--line);stroke-width:1}
.base{stroke:var(--ink);stroke-width:1}
.mark{stroke:var(--mark);stroke-width:1;stroke-dasharray:4 3}
.bar.first{fill:var(--first)}
.bar.second{fill:var(--second)}
.bar.gap{stroke:var(--page);stroke-width:2}
.range{stroke:var(--range);stroke-width:5;stroke-linecap:round}
.small{fill:var(--first)}
.mean{stroke:var(--ink);stroke-width:3}
.diamond{fill:var(--page);stroke:var(--accent);stroke-width:2}
.whisker{stroke:var(--first);stroke-width:2}
.dot{fill:var(--first);stroke:var(--first);stroke-width:2}
.dot.hollow{fill:var(--page)}
.key{display:flex;flex-wrap:wrap;gap:4px 22px;margin:6px 0 10px;padding:0;list-style:none;font-size:13.5px;color:var(--soft)}
.key li{display:flex;align-items:center;gap:7px}
.key svg{flex:none}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:13.5px;line-height:1.4}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{text-align:left;vertical-align:middle;padding:3px 12px 3px 0;font-weight:400}
thead th{color:var(--soft);font-size:12.5px;vertical-align:bottom;border-bottom:1px solid var(--ink)}
tbody tr{border-bottom:1px solid var(--line)}
tbody tr:last-child{border-bottom-color:var(--ink)}
.right{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
thead th.right{white-space:normal}
td:last-child,th:last-child{padding-right:0}
tbody th{overflow-wrap:anywhere}
tbody td{min-width:3.6em}
.drawn tbody th:not(.right){max-width:290px;min-width:9em}
td.plot,th.plot{width:42%;padding:0 22px 0 10px}
td.plot{position:relative}
svg.guides{position:absolute;left:10px;right:22px;top:0;width:calc(100% - 32px);height:100%;overflow:visible}
svg.guides + svg.chart{position:relative}
th.plot span{display:block}
dl{display:grid;grid-template-columns:minmax(110px,max-content) 1fr;gap:4px 18px;margin:10px 0;font-size:13.5px}
dt{color:var(--soft)}
dd{margin:0;overflow-wrap:anywhere}
code{font:12.5px/1.5 ui-monospace,Consolas,Menlo,monospace}
@media screen and (max-width:680px){
main{padding:18px 16px 40px}
h1{font-size:22px}
.tiles{grid-template-columns:1fr 1fr}
.tiles b{font-size:22px}
table.rows,table.rows tbody,table.rows thead{display:block}
table.rows tr{display:flex;flex-wrap:wrap;gap:0 14px;padding:7px 0}
table.rows th,table.rows td{display:block;padding:0;border:0;max-width:none}
table.rows thead tr{border-bottom:1px solid var(--ink)}
table.rows thead th:not(.plot){display:none}
table.rows:not(.drawn) thead{display:none}
table.rows tbody th{flex:1 1 60%;font-weight:600}
table.rows td.plot,table.rows th.plot{flex:1 1 100%;order:3;padding:0 6px;width:auto}
table.rows tbody th:not(.right){min-width:0}
svg.guides{left:6px;right:6px;width:calc(100% - 12px)}
table.rows tbody td:not(.plot){order:4;text-align:left;white-space:normal}
table.rows tbody th.right,table.rows tbody td:first-child:not(.plot){order:0}
table.rows tbody td[data-name]:not(.bare)::before{content:attr(data-name) " ";color:var(--soft)}
dl{grid-template-columns:1fr;gap:0}
dd{margin-bottom:8px}
}
@page{size:A4;margin:16mm 15mm 18mm}
@media print{
body{font-size:10.5pt}
main{max-width:none;padding:0}
table{font-size:8.8pt}
thead th{font-size:8.2pt}
th,td{padding-right:8px}
td.plot,th.plot{width:30%}
h2{break-after:avoid;margin-top:22pt}
h3,figcaption,.key{break-after:avoid}
figure,.tiles,tr,dl,table.whole{break-inside:avoid}
thead{display:table-header-group}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
`;
