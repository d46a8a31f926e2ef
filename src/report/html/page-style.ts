// How the page looks: a column as wide as a book's, colours that have enough contrast in light and dark, and paper. Nothing is said by colour alone.
export const pageStyle = `
:root{color-scheme:light dark;--ink:#1d1d1f;--quiet:#5a5a60;--paper:#fffdf9;--line:#d9d5cc;--right:#1b6e3c;--wrong:#a8201a;--doubt:#7a5200;--wash:#f7e9e6;--before:#1f5fa8}
@media (prefers-color-scheme:dark){:root{--ink:#e8e6e1;--quiet:#a9a69f;--paper:#191919;--line:#3c3b38;--right:#74c791;--wrong:#ff9c8f;--doubt:#e2b866;--wash:#3a2523;--before:#8fbdf2}}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:17px/1.55 Charter,"Bitstream Charter","Sitka Text",Cambria,Georgia,serif}
body{margin:0}
main{max-width:42rem;margin:0 auto;padding:2.5rem 1.25rem 4rem}
h1{font-size:1.7rem;line-height:1.2;margin:0 0 .3rem;font-weight:600}
h2{font-size:1.2rem;line-height:1.3;margin:0;font-weight:600}
h3{font-size:1rem;margin:0 0 .35rem;font-weight:600}
p{margin:.4rem 0}
.place,.quiet,figcaption,footer,.move{color:var(--quiet);font-size:.85rem}
.place{font-family:ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere;margin:.1rem 0 .6rem}
.summary{font-size:1.05rem}
section{margin-top:2.6rem;padding-top:1.1rem;border-top:1px solid var(--line)}
ul.where{margin:.3rem 0 .6rem;padding-left:1.1rem;font-size:.9rem}
ol.steps{list-style:none;margin:0;padding:0}
ol.steps>li{position:relative;border-left:3px solid var(--line);padding:.15rem 0 .3rem 2.6rem;margin:0}
ol.steps>li.right{border-left-color:var(--right)}ol.steps>li.wrong{border-left-color:var(--wrong)}ol.steps>li.doubt{border-left-color:var(--doubt)}
ol.steps .sign{position:absolute;left:.7rem;top:.75rem;width:1.5rem;font-weight:700}
.right>.sign,.count.right{color:var(--right)}.wrong>.sign,.count.wrong,h3.wrong{color:var(--wrong)}.doubt>.sign,.count.doubt{color:var(--doubt)}
.formula{overflow-x:auto;overflow-y:hidden;padding:.2rem .1rem}
.formula .katex-display{margin:.25rem 0}
.formula .katex-display.fleqn>.katex{padding-left:0}
.formula .katex-display>.katex{white-space:normal}
.formula .katex-base{margin:.15rem 0}
.katex{font-size:1.12em}
.source{font:.85rem ui-monospace,Menlo,Consolas,monospace;white-space:pre-wrap;overflow-wrap:anywhere}
.spot{outline:2px solid var(--wrong);outline-offset:2px;background:var(--wash);border-radius:2px;color:inherit}
.card{border:1px solid var(--line);border-left:3px solid var(--wrong);border-radius:0 6px 6px 0;padding:.8rem 1rem;margin:.5rem 0 .9rem}
dl{margin:.5rem 0 0;display:grid;grid-template-columns:5rem 1fr;gap:.25rem .8rem}
dt{color:var(--quiet);font-size:.85rem;padding-top:.1rem}dd{margin:0;min-width:0}
details{margin:.35rem 0}summary{cursor:pointer;color:var(--quiet)}summary:focus-visible,a:focus-visible,.formula:focus-visible,input:focus-visible{outline:2px solid var(--before);outline-offset:2px}
a{color:var(--before)}
table{border-collapse:collapse;width:100%;font-size:.92rem;margin:1rem 0}th,td{text-align:left;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}th[scope=col]{overflow-wrap:normal}
.plot{margin:.8rem 0 0}.plot svg{display:block;width:100%;max-width:30rem;height:auto}
.plot path{fill:none}.axis{stroke:var(--quiet);stroke-width:1}.zero{stroke-dasharray:1 4}.witness{stroke:var(--quiet);stroke-width:1;stroke-dasharray:3 3}
path.before{stroke:var(--before);stroke-width:2.2}path.after{stroke:var(--wrong);stroke-width:2.2;stroke-dasharray:7 4}
circle.before{fill:var(--before)}rect.after{fill:none;stroke:var(--wrong);stroke-width:1.5}
.tick{fill:var(--quiet);font:11px ui-sans-serif,system-ui,sans-serif}
.key{margin-right:1rem}.key::before{content:"";display:inline-block;width:1.6em;border-top:2.5px solid var(--before);vertical-align:.25em;margin-right:.4em}
.key.after::before{border-top:2.5px dashed var(--wrong)}
.hints{display:none}
body:has(#study:checked) .answers{display:none}body:has(#study:checked) .hints{display:block}
body:has(#study:checked) .line .spot{outline:none;background:none}
.study{display:inline-block;margin:.4rem 0;font-size:.92rem}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
footer{margin-top:3rem;border-top:1px solid var(--line);padding-top:.8rem}
@media print{html{font-size:10.5pt;background:#fff;color:#000}main{max-width:none;padding:0}.study,nav{display:none}section{break-before:auto}.card,ol.steps>li,.plot{break-inside:avoid}.formula{overflow:visible}}
@media (max-width:30rem){dl{grid-template-columns:1fr}ol.steps>li{padding-left:2rem}ol.steps .sign{left:.4rem}}
`;
