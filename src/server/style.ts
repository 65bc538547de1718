// V6: one small style sheet for the server's own pages: readable on a cheap phone, in print and in the dark; targets of 44 px.
export const pageStyle = `
:root { color-scheme: light dark; --ink: #1d2733; --quiet: #5a6675; --line: #d5dbe3; --ground: #fff; --mark: #0b5cad; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8edf3; --quiet: #a3afbd; --line: #3a4552; --ground: #161b22; --mark: #7ab8f5; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 1rem; color: var(--ink); background: var(--ground); font: 18px/1.6 "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.3; margin: .5rem 0 1rem; }
h2 { font-size: 1.15rem; margin: 1.5rem 0 .5rem; }
a { color: var(--mark); }
nav { display: flex; flex-wrap: wrap; gap: 0 .9rem; } nav a:last-child { margin-inline-start: auto; }
nav a, .button { display: inline-block; min-height: 44px; padding: .5rem 0; }
table { width: 100%; border-collapse: collapse; }
th, td { text-align: start; padding: .55rem .6rem .55rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th { color: var(--quiet); font-weight: 600; }
td a { display: inline-block; white-space: nowrap; }
td.short { white-space: nowrap; } td.number, th.number { text-align: end; padding-inline-end: 1.4rem; font-variant-numeric: tabular-nums; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; margin: 1rem 0; }
dl div { border: 1px solid var(--line); border-radius: .5rem; padding: .6rem .8rem; }
dt { color: var(--quiet); font-size: .9rem; }
dd { margin: 0; font-size: 1.5rem; font-variant-numeric: tabular-nums; }
.quiet { color: var(--quiet); }
@media (max-width: 40rem) { nav { font-size: 1rem; } td a { padding: .55rem 0; } table, tbody, tr, td { display: block; } thead { position: absolute; left: -9999px; } tr { padding: .5rem 0; border-bottom: 1px solid var(--line); } td { border: 0; padding: .15rem 0; } td:first-child { font-weight: 600; } td.number { text-align: start; } td[data-label]::before { content: attr(data-label) " "; color: var(--quiet); } }
@media print { nav { display: none; } body { font-size: 11pt; } }
`
