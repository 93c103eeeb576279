/**
 * The style sheet of a report's page. Light on a screen and on paper. VS Code's webview names the kind of theme in the class of `body` and gives the
 * theme's colours as variables: page, text, lines and links are the theme's there; those of states and severities, which text must be read in, have
 * the contrast that the kind of theme needs. The page allows the sheet by its hash: nothing in it may depend on the report.
 */
export const STYLE = `
:root{color-scheme:light;--text:#1c2733;--head:#17365d;--soft:#55606e;--line:#c9d1db;--band:#e9eef5;--row:#f4f6f9;--met:#1d6b3a;--partial:#8a5300;--missing:#b3261e;--link:#1f5fa8;--quote:#9db2cc;--warn:#c77700;--hint:#8a94a0;--paper:#fff}
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
th{overflow-wrap:break-word}th a{overflow-wrap:anywhere}tbody th{font-weight:600;min-width:6em}
table.coverage{table-layout:fixed}.coverage thead th:nth-child(1){width:20%}.coverage thead th:nth-child(2){width:15%}.coverage thead th:nth-child(4){width:19%}
th.section{background:var(--row);color:var(--head)}
.status,.severity{white-space:nowrap;font-weight:600}
.met{color:var(--met)}.partial{color:var(--partial)}.missing{color:var(--missing)}.not-applicable{color:var(--soft)}
.severity.error{color:var(--missing)}.severity.warning{color:var(--partial)}.severity.information{color:var(--link)}.severity.hint{color:var(--soft)}
.note{color:var(--soft);font-size:.9em}
blockquote{margin:.3rem 0;padding:.1rem .7rem;border-left:3px solid var(--quote);color:var(--text);overflow-wrap:anywhere}
ol.findings{list-style:none;margin:0;padding:0}
ol.findings>li{border:1px solid var(--line);border-left-width:5px;padding:.6rem .9rem;margin:.6rem 0;break-inside:avoid}
ol.findings>li.error{border-left-color:var(--missing)}ol.findings>li.warning{border-left-color:var(--warn)}
ol.findings>li.information{border-left-color:var(--link)}ol.findings>li.hint{border-left-color:var(--hint)}
ul{margin:.3rem 0;padding-left:1.2rem}
figure{margin:.75rem 0}.bar{display:block;width:100%;height:28px}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.25rem;margin:.4rem 0;padding:0}.key{width:.75rem;height:.75rem;margin-right:.4rem}
figcaption{color:var(--soft);font-size:.85rem}
.sign{display:grid;grid-template-columns:2fr 1fr;gap:2rem;margin-top:3rem;break-inside:avoid}
.sign div{border-top:1px solid var(--text);padding-top:.3rem;color:var(--soft)}
footer{margin-top:2rem;border-top:1px solid var(--line);padding-top:.75rem;color:var(--soft);font-size:.85rem}
a{color:var(--link)}
@page{size:A4;margin:18mm 16mm 20mm}
@media print{body{max-width:none;padding:0;font-size:10.5pt}h2,h3{break-after:avoid}table{font-size:9pt}tr{break-inside:avoid}tr.section{break-after:avoid}thead{display:table-header-group}section.document+section.document{break-before:page}a{color:inherit;text-decoration:none}}
@media screen{body.vscode-dark{color-scheme:dark;--text:#d7dde5;--head:#a9c7f0;--soft:#a7b1bd;--line:#4a5563;--band:#26313e;--row:#202832;--met:#6cc68d;--partial:#e0a84e;--missing:#f28b82;--link:#7db4f5;--quote:#5f7692;--warn:#e0a84e;--hint:#8a94a0;--paper:#15191e}body.vscode-high-contrast:not(.vscode-high-contrast-light){color-scheme:dark;--text:#fff;--head:#fff;--soft:#fff;--line:#6fc3df;--band:#000;--row:#000;--met:#6cc68d;--partial:#e0a84e;--missing:#f28b82;--link:#7db4f5;--quote:#6fc3df;--warn:#e0a84e;--hint:#8a94a0;--paper:#000}body[class*=vscode-][data-vscode-theme-kind]{--paper:var(--vscode-editor-background);--text:var(--vscode-editor-foreground);--head:var(--vscode-editor-foreground);--soft:var(--vscode-editor-foreground);--line:var(--vscode-contrastBorder,var(--vscode-editorWidget-border));--band:var(--vscode-editorWidget-background);--row:var(--vscode-editorWidget-background);--quote:var(--vscode-textBlockQuote-border);--link:var(--vscode-textLink-foreground);font-family:var(--vscode-font-family)}}
`;
