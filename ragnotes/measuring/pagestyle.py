"""The style of the report's page: system fonts, quiet colours for light and for dark, one column on a phone."""

from __future__ import annotations

STYLE = """
:root { color-scheme: light dark; --paper: #fbfaf7; --card: #ffffff; --ink: #23262b; --soft: #6a7079; --rule: #e3e1da; --accent: #2f6f8f;
  --band: #2f6f8f26; --warm: #b4562b; --good: #3c7a4e; --track: #eeece5; }
@media (prefers-color-scheme: dark) { :root { --paper: #16181b; --card: #1d2024; --ink: #e4e5e7; --soft: #9aa0a8; --rule: #32363c;
  --accent: #7ab8d4; --band: #7ab8d42b; --warm: #e09a70; --good: #8cc79c; --track: #282c31; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .4rem; font-weight: 650; letter-spacing: -.01em; }
h2 { font-size: 1.1rem; margin: 0 0 .25rem; font-weight: 620; }
p { margin: 0 0 .6rem; }
.eyebrow { color: var(--soft); font-size: .85rem; margin: 0 0 .3rem; }
.lead { font-size: 1.05rem; }
.note, .small, footer { color: var(--soft); font-size: .88rem; }
.pill { font-size: .8rem; font-weight: 600; vertical-align: .3em; padding: .15rem .6rem; border-radius: 1rem; border: 1px solid; }
.pill.passed { color: var(--good); } .pill.failed { color: var(--warm); }
section { margin: 2.4rem 0 0; min-width: 0; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(max(9rem, 22%), 1fr)); gap: .75rem; margin-top: 1.6rem; }
.card { background: var(--card); border: 1px solid var(--rule); border-radius: .5rem; padding: .75rem .85rem .6rem; }
.card p { margin: 0; } .card .name { color: var(--soft); font-size: .85rem; }
.card .value { font-size: 1.55rem; font-weight: 600; line-height: 1.3; }
.card svg { height: 16px; width: 100%; max-width: 108px; margin: .1rem 0; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 0 2.5rem; }
svg { display: block; width: 100%; height: auto; margin-top: .5rem; }
.value, td, svg text { font-variant-numeric: tabular-nums; }
svg text { fill: var(--ink); font-size: 12px; font-family: inherit; }
svg .tick, svg .axis { fill: var(--soft); } svg .tick { font-size: 11px; }
svg .grid { stroke: var(--rule); } svg .band { fill: var(--band); stroke: none; }
svg .line { fill: none; stroke: var(--accent); stroke-width: 2; stroke-linejoin: round; }
svg .chance { fill: none; stroke: var(--soft); stroke-dasharray: 3 4; }
svg .dot { fill: var(--accent); } svg .here { fill: var(--warm); stroke: var(--paper); stroke-width: 1.5; }
svg .bar { fill: var(--accent); opacity: .75; } svg .track { fill: var(--track); }
svg .whisker { stroke: var(--ink); stroke-width: 1.5; }
svg .range { stroke: var(--accent); stroke-width: 3; opacity: .4; stroke-linecap: round; }
svg .before { stroke: var(--soft); stroke-width: 1.5; }
figure { margin: 1rem 0 0; max-width: 44rem; } figcaption { font-size: .9rem; color: var(--soft); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .88rem; }
th, td { text-align: right; padding: .32rem .6rem; border-bottom: 1px solid var(--rule); white-space: nowrap; font-weight: 400; }
th:first-child, td:first-child { text-align: left; padding-left: 0; }
thead th { color: var(--soft); } tr.family th { padding-top: 1rem; font-weight: 620; }
td.chart { width: 7rem; } td.chart svg { width: 108px; height: 16px; margin: 0; }
.gate { color: var(--soft); border: 1px solid var(--rule); border-radius: .3rem; font-size: .72rem; padding: 0 .3rem; margin-left: .3rem; }
.word { color: var(--soft); } .word.fail, .word.lower, .word.gone { color: var(--warm); font-weight: 600; }
.word.higher { color: var(--good); font-weight: 600; }
details { border-top: 1px solid var(--rule); padding: .65rem 0; } summary { cursor: pointer; }
details ul { margin: .4rem 0; padding-left: 1.2rem; color: var(--soft); font-size: .9rem; overflow-wrap: anywhere; }
.kind { color: var(--soft); font-size: .8rem; border: 1px solid var(--rule); border-radius: .3rem; padding: .05rem .35rem; }
.passage { margin: .5rem 0; max-width: none; } .passage figcaption { overflow-wrap: anywhere; }
.passage b { color: var(--ink); font-weight: 600; }
blockquote { margin: .25rem 0 0; padding: .1rem 0 .1rem .9rem; border-left: 3px solid var(--rule); white-space: pre-wrap;
  overflow-wrap: anywhere; font-size: .92rem; }
.why { font-size: .92rem; margin: .4rem 0 .2rem; }
footer { margin-top: 3rem; border-top: 1px solid var(--rule); padding-top: 1rem; }
"""
