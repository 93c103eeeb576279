/**
 * The style sheet of a report's page. Light on a screen and on paper, where text has a contrast of 4.5 and more. VS Code's webview gives the theme's
 * colours as variables: every colour is the theme's there. Words are in its text colour, which can be read in any theme; the colours of states and
 * severities are in signs, lines and the bar, for which the theme chose them. The page allows the sheet by its hash: nothing in it may depend on the
 * report.
 */
export const STYLE = `
:root{color-scheme:light;--text:#1c2733;--head:#17365d;--soft:#55606e;--line:#c9d1db;--band:#e9eef5;--row:#f4f6f9;--link:#1f5fa8;--quote:#9db2cc;--paper:#fff;--met:#1d6b3a;--partial:#b36b00;--missing:#b3261e;--aside:#6b7684;--error:#b3261e;--warning:#b36b00;--information:#1f5fa8;--hint:#6b7684}
*{box-sizing:border-box}
body{margin:0 auto;max-width:60rem;padding:2rem 1.5rem;font:15px/1.55 "Segoe UI","Helvetica Neue",Arial,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:var(--text);background:var(--paper)}
header{border-bottom:3px solid var(--head);margin-bottom:1.5rem;padding-bottom:.75rem}
h1{font-size:1.75rem;margin:0 0 .25rem;color:var(--head)}
h2{font-size:1.3rem;margin:2rem 0 .75rem;color:var(--head);overflow-wrap:anywhere}
h3{font-size:1.05rem;margin:1.5rem 0 .5rem;color:var(--head)}
p{margin:.4rem 0}
.product{color:var(--soft);margin:0}
dl{display:grid;grid-template-columns:fit-content(65%) minmax(0,1fr);gap:.2rem 1rem;margin:.75rem 0}
dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
table{width:100%;border-collapse:collapse;margin:.5rem 0 1rem;font-size:.9rem}
caption{text-align:left;color:var(--soft);padding-bottom:.3rem}
th,td{border:1px solid var(--line);padding:.4rem .55rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
thead th{background:var(--band);color:var(--head)}
th{overflow-wrap:break-word;hyphens:auto}th a{overflow-wrap:anywhere}tbody th{font-weight:600;min-width:6em}
table.coverage{table-layout:fixed}.coverage thead th:nth-child(1){width:20%}.coverage thead th:nth-child(2){width:16%}.coverage thead th:nth-child(4){width:23%}
@media screen{.wide{overflow-x:auto}}
@media screen and (max-width:44rem){.coverage,.coverage tbody{display:block}.coverage thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.coverage tr{display:grid;grid-template-columns:1fr fit-content(50%);border:1px solid var(--line);border-bottom:0}.coverage tbody:last-of-type tr:last-child{border-bottom:1px solid var(--line)}.coverage th,.coverage td{border:0}.coverage .section,.coverage td:nth-of-type(n+2){grid-column:1/-1}.coverage td:nth-of-type(n+2){padding-top:0}}
th.section{background:var(--row);color:var(--head)}
.status,.severity{font-weight:600}
.mark{width:.85em;height:.85em;margin-right:.35em;vertical-align:-.08em}
.mark,.on{fill:none;stroke:currentColor;stroke-width:2}.filled{fill:currentColor}.on{color:var(--paper)}
.met{color:var(--met)}.partial{color:var(--partial)}.missing{color:var(--missing)}.not-applicable{color:var(--aside)}
.mark.error{color:var(--error)}.mark.warning{color:var(--warning)}.mark.information{color:var(--information)}.mark.hint{color:var(--hint)}
.note{color:var(--soft);font-size:.9em}
blockquote{margin:.3rem 0;padding:.1rem .7rem;border-left:3px solid var(--quote);color:var(--text);overflow-wrap:anywhere}
ol.findings{list-style:none;margin:0;padding:0}
ol.findings>li{border:1px solid var(--line);border-left-width:5px;padding:.6rem .9rem;margin:.6rem 0;break-inside:avoid}
ol.findings>li.error{border-left-color:var(--error)}ol.findings>li.warning{border-left-color:var(--warning)}
ol.findings>li.information{border-left-color:var(--information)}ol.findings>li.hint{border-left-color:var(--hint)}
ul{margin:.3rem 0;padding-left:1.2rem}
figure{margin:.75rem 0}.bar{display:block;width:100%;height:28px}.bar rect{fill:currentColor;stroke:var(--paper);stroke-width:2}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.25rem;margin:.4rem 0;padding:0}
figcaption{color:var(--soft);font-size:.85rem}
footer{margin-top:2rem;color:var(--soft);font-size:.85rem}
.sign{display:grid;grid-template-columns:2fr 1fr;gap:2rem;margin:3.5rem 0 1.5rem;font-size:1rem;break-inside:avoid}
.sign div{border-top:1px solid var(--text);padding-top:.3rem}
a{color:var(--link);text-decoration:underline}
@page{size:A4;margin:18mm 16mm 20mm}
@media print{body{max-width:none;padding:0;font-size:10.5pt}h2,h3{break-after:avoid}table{font-size:9pt}tr{break-inside:avoid}tr.section{break-after:avoid}thead{display:table-header-group}section.document+section.document{break-before:page}a{color:inherit;text-decoration:none}}
@media screen{body[class*=vscode-][data-vscode-theme-kind]{color-scheme:light dark;--paper:var(--vscode-editor-background);--text:var(--vscode-editor-foreground);--head:var(--vscode-editor-foreground);--soft:var(--vscode-editor-foreground);--line:var(--vscode-contrastBorder,var(--vscode-editorWidget-border));--band:var(--vscode-editorWidget-background);--row:var(--vscode-editorWidget-background);--quote:var(--vscode-textBlockQuote-border);--link:var(--vscode-textLink-foreground);--met:var(--vscode-charts-green);--partial:var(--vscode-charts-yellow);--missing:var(--vscode-charts-red);--aside:var(--vscode-descriptionForeground);--error:var(--vscode-editorError-foreground);--warning:var(--vscode-editorWarning-foreground);--information:var(--vscode-editorInfo-foreground);--hint:var(--vscode-editorHint-foreground,var(--vscode-descriptionForeground));font-family:var(--vscode-font-family)}}
`;
