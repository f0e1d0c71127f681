import type { StoredRecord } from '../entities/record';
import type { LoggedRequest } from '../http/log';
import { stringOf } from '../json';
import { entityNames, type EntityName } from '../names';
import type { StoredNote } from '../notes/noteStore';
import type { State } from '../state';
import { fieldsCell, linksCell, stageText, tagsCell, timeText, userText } from './cells';
import { clipped, html, type Markup } from './html';

/** One table of the page. */
export interface Section {
	/** Its value of `?show=`. */
	name: string;
	title: string;
	count: number;
	columns: string[];
	/** Rows of the table, newest first. */
	rows: (from: number, most: number) => Markup[];
}

/** A slice of a list, newest first. */
function newest<Item>(items: readonly Item[], from: number, most: number): Item[] {
	const end = Math.max(items.length - from, 0);
	return items.slice(Math.max(end - most, 0), end).reverse();
}

const short = (text: string | number) => html`<td class="short">${text}</td>`;

function recordSection({ world }: State, kind: EntityName): Section {
	const records = world.stores[kind].ascending('id');
	const isLead = kind === 'leads';
	const row = (record: StoredRecord) =>
		html`<tr>
			${short(record.id)}
			<td>${clipped(record.name)}</td>
			${isLead ? [short(String(record.price)), short(stageText(record, world))] : ''}
			<td>${userText(record.responsible_user_id, world)}</td>
			<td>${tagsCell(record)}</td>
			<td>${fieldsCell(record)}</td>
			<td>${linksCell(world, kind, record.id)}</td>
			${short(timeText(record.updated_at, world))}
		</tr>`;
	return {
		name: kind,
		title: kind.charAt(0).toUpperCase() + kind.slice(1),
		count: records.length,
		columns: [
			'ID',
			'Name',
			...(isLead ? ['Price', 'Stage'] : []),
			'Responsible',
			'Tags',
			'Fields',
			'Links',
			'Updated',
		],
		rows: (from, most) => newest(records, from, most).map(row),
	};
}

function notesSection({ world }: State): Section {
	const count = entityNames.reduce((sum, kind) => sum + world.notes[kind].list().length, 0);
	const row = ({ kind, note }: { kind: EntityName; note: StoredNote }) =>
		html`<tr>
			${short(note.id)}
			<td>${clipped(note.note_type)}</td>
			<td>${clipped(stringOf(note.params.text) ?? JSON.stringify(note.params))}</td>
			<td>
				<span class="quiet">${kind}:</span>
				${clipped(world.stores[kind].get(note.entity_id)?.name ?? String(note.entity_id))}
			</td>
			${short(timeText(note.created_at, world))}
		</tr>`;
	return {
		name: 'notes',
		title: 'Notes',
		count,
		columns: ['ID', 'Type', 'Text', 'Record', 'Created'],
		rows: (from, most) =>
			entityNames
				.flatMap((kind) =>
					newest(world.notes[kind].list(), 0, from + most).map((note) => ({ kind, note })),
				)
				.sort((one, other) => other.note.id - one.note.id)
				.slice(from, from + most)
				.map(row),
	};
}

const statusClass = (status: number): string => (status >= 200 && status < 400 ? 'good' : 'bad');

function requestsSection({ world, log, startedAt }: State): Section {
	const startedMs = Date.now() - (performance.now() - startedAt);
	const timeOf = ({ at }: LoggedRequest): string => timeText((startedMs + at) / 1000, world);
	const row = (request: LoggedRequest) =>
		html`<tr>
			${short(request.n)} ${short(timeOf(request))}
			<td class="short ${statusClass(request.status)}">${request.status || 'no answer'}</td>
			<td>
				<code
					>${request.method}
					${clipped(request.path + (request.query === '' ? '' : `?${request.query}`))}</code
				>
			</td>
			${short(request.rows ?? '')} ${short(request.fault ?? '')}
		</tr>`;
	return {
		name: 'requests',
		title: 'Requests',
		count: log.size,
		columns: ['#', 'Time', 'Status', 'Request', 'Rows', 'Fault'],
		rows: (from, most) => log.newest(from, most).map(row),
	};
}

/** All sections of the page, in order. */
export const sectionsOf = (state: State): Section[] => [
	requestsSection(state),
	...entityNames.map((kind) => recordSection(state, kind)),
	notesSection(state),
];
