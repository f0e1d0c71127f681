import type { FieldValues, StoredRecord } from '../entities/record';
import { isEntity, type EntityName } from '../names';
import type { World } from '../world';
import { clipped, html, type Markup } from './html';

const most = 8;

/** The first few items of a list, and the number of others. */
function few<Item>(items: readonly Item[], show: (item: Item) => Markup): Markup {
	const rest = items.length - most;
	const more = rest > 0 ? html`<div class="quiet">and ${rest} more</div>` : '';
	return html`${items.slice(0, most).map(show)}${more}`;
}

/** Date and time in the account's time zone. */
export const timeText = (seconds: number, { options }: World): string =>
	new Date(seconds * 1000).toLocaleString('sv-SE', { timeZone: options.timezone });

export const userText = (id: number, { users }: World): string =>
	id === 0 ? 'robot' : (users.get(id)?.name ?? `user ${id}`);

export const tagsCell = ({ _embedded }: StoredRecord): Markup =>
	few(_embedded.tags, ({ name }) => html`<span class="tag">${clipped(name)}</span> `);

const valueText = ({ values }: FieldValues): string =>
	values
		.map(({ value, ...rest }) =>
			typeof value === 'string' || typeof value === 'number'
				? String(value)
				: JSON.stringify(value ?? rest),
		)
		.join(', ');

export const fieldsCell = ({ custom_fields_values }: StoredRecord): Markup =>
	few(
		custom_fields_values ?? [],
		(field) =>
			html`<div>
				<span class="quiet">${clipped(field.field_name)}:</span> ${clipped(valueText(field))}
			</div>`,
	);

/** The names of linked records. */
export const linksCell = (world: World, kind: EntityName, id: number): Markup =>
	few(world.links.of(kind, id), ({ to, id: other, main }) => {
		const name = isEntity(to) ? (world.stores[to].get(other)?.name ?? '') : '';
		const what = html`<span class="quiet">${to}${main ? ', main' : ''}:</span>`;
		return html`<div>${what} ${clipped(name === '' ? String(other) : name)}</div>`;
	});

/** A lead's pipeline and stage. */
export function stageText(record: StoredRecord, { pipelines }: World): string {
	const pipeline = pipelines.find(({ id }) => id === record.pipeline_id);
	const stage = pipeline?.statuses.find(({ id }) => id === record.status_id);
	return `${pipeline?.name ?? ''} / ${stage?.name ?? ''}`;
}
