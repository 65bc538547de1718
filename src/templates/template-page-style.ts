// T27: the drawn page on a desk, on a phone and on paper; the sheet itself is always dark ink on white paper, as it will be printed.
export const templatePageStyle = `
:root { color-scheme: light dark; --ink: #17212b; --quiet: #5c6875; --line: #d9e0e7; --ground: #eef1f5; --card: #fff; --list: #1463b8; --key-value: #0b7a4b; --fixed-row: #b4540a; --cross-tab: #7434b6; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8edf3; --quiet: #a3afbd; --line: #333d49; --ground: #11161c; --card: #1a212a; --list: #6fb1f5; --key-value: #55c893; --fixed-row: #f0a35e; --cross-tab: #bd93f0; } }
.list { --own: var(--list); } .key-value { --own: var(--key-value); } .fixed-row { --own: var(--fixed-row); } .cross-tab { --own: var(--cross-tab); }
.paper { --list: #1463b8; --key-value: #0b7a4b; --fixed-row: #b4540a; --cross-tab: #7434b6; }
* { box-sizing: border-box; }
body { margin: 0; padding: 1.1rem clamp(.7rem, 2vw, 2rem) 3rem; color: var(--ink); background: var(--ground); font: 16px/1.6 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", sans-serif; }
h1 { font-size: 1.45rem; line-height: 1.35; margin: 0 0 .2rem; overflow-wrap: anywhere; }
h2 { font-size: 1.1rem; margin: 0; overflow-wrap: anywhere; } h2 small { font-weight: 400; color: var(--quiet); }
p { margin: .3rem 0; } .quiet { color: var(--quiet); font-size: .9rem; }
ul { list-style: none; margin: 0; padding: 0; }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; margin: .7rem 0 1.2rem; }
.legend li { display: flex; align-items: center; gap: .45rem; } .legend i { width: 1.5rem; height: 1rem; border: 2px solid var(--own); background: color-mix(in srgb, var(--own) 16%, transparent); }
.legend b { font-variant-numeric: tabular-nums; } .legend span { color: var(--quiet); font-size: .9rem; }
section { background: var(--card); border: 1px solid var(--line); border-radius: .6rem; padding: .9rem; margin: 0 0 1.4rem; display: grid; grid-template-columns: minmax(0, 1fr) 20rem; gap: .7rem 1.1rem; align-items: start; }
.about { grid-column: 1 / -1; } .marks { display: flex; flex-wrap: wrap; gap: .1rem 1.2rem; margin: .2rem 0 0; font-size: .92rem; } .marks dt { color: var(--quiet); display: inline; } .marks dd { display: inline; margin: 0 0 0 .35rem; } .marks .class { font-weight: 650; }
.paper { overflow: auto; max-height: 88vh; background: #fff; color: #111; border: 1px solid var(--line); border-radius: .3rem; padding: 0 10px 12px 0; color-scheme: light; }
table.sheet { border-collapse: collapse; table-layout: fixed; }
.sheet th { font: 11px/1.4 system-ui, sans-serif; color: #6b7682; background: #f3f5f8; border: 0; box-shadow: inset -1px -1px #dde3ea; font-weight: 400; text-align: center; padding: 0; }
.sheet thead th { position: sticky; top: 0; z-index: 3; height: 18px; } .sheet tbody th { position: sticky; left: 0; z-index: 2; }
.sheet td { padding: 0 3px; overflow: hidden; white-space: pre; line-height: 1.25; position: relative; }
.sheet.grid td { border: 1px solid #eceff3; } .sheet td.wrap { white-space: pre-wrap; overflow-wrap: anywhere; } .sheet td.over { overflow: visible; z-index: 1; }
.sheet td.field { background-image: linear-gradient(color-mix(in srgb, var(--own) 9%, transparent), color-mix(in srgb, var(--own) 9%, transparent)); box-shadow: inset 1px 0 var(--own), inset -1px 0 var(--own); }
.sheet td.first { box-shadow: none; outline: 2px solid var(--own); outline-offset: -2px; background-image: linear-gradient(color-mix(in srgb, var(--own) 17%, transparent), color-mix(in srgb, var(--own) 17%, transparent)); }
.sheet td.last:not(.first) { box-shadow: inset 1px 0 var(--own), inset -1px 0 var(--own), inset 0 -2px var(--own); }
.sheet td.unsure { outline-style: dashed; } .sheet td:target { outline-width: 4px; outline-offset: 0; z-index: 2; }
.mark { display: inline-flex; max-width: 100%; align-items: center; gap: 3px; vertical-align: top; font: 600 11px/15px system-ui, "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif; color: var(--own); text-decoration: none; writing-mode: horizontal-tb; white-space: nowrap; text-align: left; }
.mark b { flex: none; min-width: 16px; padding: 0 3px; border-radius: 3px; background: var(--own); color: #fff; text-align: center; font-variant-numeric: tabular-nums; } .mark span { overflow: hidden; text-overflow: ellipsis; font-weight: 500; }
.folded td { text-align: left; overflow: visible; border: 1px dashed #c9d1da; background: repeating-linear-gradient(135deg, #fff 0 6px, #f5f7fa 6px 12px); } .folded span { position: sticky; left: 40px; color: #6b7682; font: 12px/22px system-ui, "Noto Sans CJK SC", sans-serif; } .cut { padding: .3rem .6rem; color: #6b7682; font-size: .85rem; }
.entries { max-height: 88vh; overflow: auto; scroll-behavior: smooth; border-left: 1px solid var(--line); padding-left: .3rem; }
.entries li { padding: .45rem .5rem .5rem; border-left: 4px solid transparent; border-radius: .2rem; } .entries li + li { border-top: 1px solid var(--line); }
.entries li:target { background: color-mix(in srgb, var(--own) 13%, transparent); border-left-color: var(--own); }
.entries a { display: flex; gap: .5rem; align-items: baseline; color: inherit; text-decoration: none; min-height: 1.7rem; overflow-wrap: anywhere; } .entries a b { flex: none; min-width: 1.5rem; padding: 0 .25rem; border-radius: .2rem; color: var(--card); background: var(--own); text-align: center; font-size: .82rem; font-variant-numeric: tabular-nums; } .entries a:hover strong { text-decoration: underline; }
.entries p { margin: .05rem 0 0 2rem; font-size: .86rem; color: var(--quiet); overflow-wrap: anywhere; } .entries .path { color: var(--ink); } .entries em { font-style: normal; color: var(--own); font-weight: 600; }
section.flat { grid-template-columns: minmax(0, 1fr); } .flat .entries { columns: 17rem; column-gap: 1.2rem; max-height: none; border: 0; } .flat .entries li { break-inside: avoid; }
.sure { display: inline-block; vertical-align: middle; width: 3.2rem; height: .4rem; border-radius: .2rem; background: var(--line); overflow: hidden; margin-right: .3rem; } .sure i { display: block; height: 100%; background: var(--own); }
@media (max-width: 60rem) { section { grid-template-columns: minmax(0, 1fr); padding: .6rem; } .entries { max-height: none; border: 0; padding: 0; } .paper { max-height: 75vh; } .legend { gap: .2rem .9rem; } .legend span { display: none; } }
@media (max-width: 40rem) { body { padding: .7rem .5rem 2rem; } h1 { font-size: 1.2rem; } .sheet { zoom: .8; } .mark { font-size: 13px; } .entries a { min-height: 2.75rem; align-items: center; } }
@media print { @page { size: A4 landscape; margin: 9mm; } :root { --ground: #fff; --card: #fff; --ink: #111; --quiet: #444; } * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } body { padding: 0; font-size: 10pt; } section { display: block; border: 0; padding: 0; break-after: page; } section:last-of-type { break-after: auto; } .paper, .entries { overflow: visible; max-height: none; border: 0; padding: 0; } .sheet { zoom: var(--fit, 1); } .sheet thead th, .sheet tbody th { position: static; } .entries { columns: 3; margin-top: .6rem; } .entries li { break-inside: avoid; } .offline { display: none; } }
`
