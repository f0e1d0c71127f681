import { Markup } from './html';

/** The page's style sheet; it follows the browser's light or dark scheme. */
export const style = new Markup(`
:root { color-scheme: light dark; --line: #8884; --soft: #8881; --quiet: #777; --link: light-dark(#0b62c4, #7db7ff); }
* { box-sizing: border-box; }
body { font: 14px/1.45 system-ui, sans-serif; margin: 0 auto; padding: 1.5rem 2rem 4rem; max-width: 1500px; }
h1 { font-size: 1.4rem; margin: 0; }
h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
nav { display: flex; flex-wrap: wrap; gap: .4rem 1.4rem; margin: 1rem 0 0; padding: .6rem 0; border-block: 1px solid var(--line); }
nav a[aria-current] { color: inherit; font-weight: 600; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; font-weight: 600; color: var(--quiet); white-space: nowrap; }
th, td { padding: .35rem .9rem .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td { overflow-wrap: anywhere; }
.short { white-space: nowrap; overflow-wrap: normal; font-variant-numeric: tabular-nums; }
td > div { min-width: 9rem; }
.quiet { color: var(--quiet); }
.tag { background: var(--soft); border: 1px solid var(--line); border-radius: 1em; padding: 0 .55em; margin-right: .3em; white-space: nowrap; }
.good { color: light-dark(#1a7f37, #5ed07f); } .bad { color: light-dark(#b4232c, #ff8a8f); font-weight: 600; }
code { font-family: ui-monospace, monospace; font-size: .92em; }
`);
