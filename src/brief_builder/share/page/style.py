"""The look of the page: wide and narrow windows, paper, light and dark; all letters have a contrast of at least 4.5."""

STYLE = """
:root{color-scheme:light dark;--ink:#1b2a3a;--soft:#46566a;--paper:#fff;--shade:#f2f5f8;--line:#8a97a6;
--accent:#0b4f8a;--mark:#8a1c1c}
@media (prefers-color-scheme:dark){:root{--ink:#e8edf2;--soft:#b9c4d0;--paper:#14191f;--shade:#1f2730;--line:#6d7b8a;
--accent:#8fc4f2;--mark:#ffb3ad}}
*{box-sizing:border-box}
html{font:1rem/1.5 "Noto Sans","Segoe UI","Helvetica Neue",Arial,"Noto Sans Khmer","Khmer UI","Leelawadee UI",
sans-serif;color:var(--ink);background:var(--paper);overflow-wrap:break-word}
:lang(km){line-height:1.8}
body{margin:0 auto;max-width:72rem;padding:0 1rem 2rem}
.skip{position:absolute;left:1rem;top:-6rem;background:var(--accent);color:var(--paper);padding:.5rem 1rem;z-index:1}
.skip:focus{top:.5rem}
header{border-bottom:3px solid var(--accent);padding:1rem 0;margin-bottom:1rem}
.marking{max-width:none;font-weight:700;text-align:right;color:var(--mark);margin:0}
h1{font-size:1.8rem;line-height:1.25;margin:.25rem 0}
h2{font-size:1.35rem;line-height:1.3;margin:2rem 0 .5rem;border-bottom:1px solid var(--line);padding-bottom:.25rem}
h3{font-size:1.1rem;line-height:1.35;margin:1.5rem 0 .5rem}
:lang(km) h1,:lang(km) h2,:lang(km) h3{line-height:1.7}
p,ul,ol{max-width:46rem;margin:.5rem 0}
.subtitle{font-size:1.1rem;color:var(--soft)}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:.75rem 0}
dt{font-weight:600}
dd{margin:0}
nav ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}
a{color:var(--accent);text-underline-offset:.15em}
a:focus-visible,.scroll:focus-visible,summary:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.messages li{margin:.5rem 0}
.scroll{overflow-x:auto;margin:.75rem 0}
table{border-collapse:collapse;width:100%;font-size:.92rem}
caption{text-align:left;font-weight:600;padding:.25rem 0}
th,td{border:1px solid var(--line);padding:.4rem .5rem;text-align:left;vertical-align:top}
thead th{background:var(--shade)}
tbody th{font-weight:600}
.wide table{min-width:54rem}
.hash{font-family:ui-monospace,Consolas,monospace;font-size:.8rem;word-break:break-all;min-width:17rem}
figure{margin:1rem 0}
figure svg{display:block;width:100%;max-width:46rem;height:auto;background:#fff;border-radius:4px}
figure svg *{stroke-linejoin:round;stroke-linecap:butt}
.small{font-size:.9rem;color:var(--soft)}
.heard{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
details{margin:.75rem 0}
summary{cursor:pointer;color:var(--accent);font-weight:600;padding:.25rem 0;width:fit-content}
td ul{margin:0;padding-left:1.1rem}
footer{border-top:1px solid var(--line);margin-top:2rem;padding-top:.5rem;color:var(--soft);font-size:.9rem}
@media (max-width:36rem){body{padding:0 .75rem 1.5rem}h1{font-size:1.4rem}dl{grid-template-columns:1fr;gap:0}
dd{margin-bottom:.5rem}}
@media print{:root{--ink:#000;--soft:#333;--paper:#fff;--shade:#eee;--accent:#003a70;--mark:#700}
html{font-size:10pt}body{max-width:none;padding:0}.skip,nav{display:none}.scroll{overflow:visible}
.wide table{min-width:0}thead{display:table-header-group}tr,figure{break-inside:avoid}h2,h3{break-after:avoid}
.hash{min-width:0;font-size:7pt}details::details-content{content-visibility:visible;height:auto}}
"""
