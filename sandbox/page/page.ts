import type { State } from '../state';
import { html, type Markup } from './html';
import { sectionsOf, type Section } from './sections';
import { style } from './style';

const onOverview = 15;
const onPage = 100;

const counted = (count: number): string => count.toLocaleString('en');

const table = ({ columns }: Section, rows: Markup[]): Markup =>
	html`<div class="scroll">
		<table>
			<thead>
				<tr>
					${columns.map((column) => html`<th>${column}</th>`)}
				</tr>
			</thead>
			<tbody>
				${rows}
			</tbody>
		</table>
	</div>`;

const addressOf = (name: string, page = 1): string =>
	page === 1 ? `/?show=${name}` : `/?show=${name}&page=${page}`;

function overview(section: Section): Markup {
	const heading = html`<h2>
		${section.title} <span class="quiet">${counted(section.count)}</span>
	</h2>`;
	if (section.count === 0)
		return html`${heading}
			<p class="quiet">None yet.</p>`;
	const all = html`<p><a href="${addressOf(section.name)}">All ${counted(section.count)}</a></p>`;
	return html`${heading}${table(section, section.rows(0, onOverview))}${section.count > onOverview
		? all
		: ''}`;
}

function alone(section: Section, page: number): Markup {
	const from = (page - 1) * onPage;
	const rows = section.rows(from, onPage);
	const shown =
		rows.length === 0 ? 'nothing here' : `${counted(from + 1)}–${counted(from + rows.length)}`;
	const newer = html`<a href="${addressOf(section.name, page - 1)}">← Newer</a> `;
	const older = html`<a href="${addressOf(section.name, page + 1)}">Older →</a>`;
	return html`<h2>
			${section.title}
			<span class="quiet">${shown} of ${counted(section.count)}, newest first</span>
		</h2>
		${table(section, rows)}
		<p>${page > 1 ? newer : ''}${from + onPage < section.count ? older : ''}</p>`;
}

const pageNumber = (text: string | undefined): number =>
	/^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : 1;

/** The `show` and `page` parameters: one section and its page. */
export interface Wanted {
	show?: string;
	page?: string;
}

/** The account as an HTML page: an overview, or one section page by page. */
export function accountPage(state: State, { show, page }: Wanted): string {
	const { account } = state.world;
	const sections = sectionsOf(state);
	const chosen = sections.find(({ name }) => name === show);
	const body = chosen ? alone(chosen, pageNumber(page)) : sections.map(overview);
	const current = (is: boolean) => (is ? html` aria-current="page"` : '');
	const links = sections.map(
		(section) =>
			html`<a href="${addressOf(section.name)}" ${current(section === chosen)}
				>${section.title} <span class="quiet">${counted(section.count)}</span></a
			>`,
	);
	return html`<!DOCTYPE html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<title>${account.name} · sandbox</title>
				<link rel="icon" href="data:," />
				<style>
					${style}
				</style>
			</head>
			<body>
				<h1>${account.name}</h1>
				<div class="quiet">
					Sandbox of one amoCRM account · ${account.subdomain} · ${account.currency} · times in
					${state.options.timezone} · reload to refresh
				</div>
				<nav>
					<a href="/" ${current(chosen === undefined)}>Overview</a>
					${links}
				</nav>
				${body}
			</body>
		</html>`.text;
}
