import type { IDataObject } from 'n8n-workflow';

import { read, type Connection } from '../http/connection';
import { LEAD_PARTS as PARTS, type LeadPart as PartName } from '../../resources/common/parts';
import { at, isObject, objectsIn } from '../http/json';
import { readPage, UnreadableError } from '../read/pages';
import { createTarget, answeredId, onePerRow } from './targets';
import type { WriteEndpoint } from '../../resources/endpoints';
import type { RecordList, Confirmation, WriteTarget } from '../types';

interface ComplexCall {
	endpoint: WriteEndpoint;
	list: RecordList;
	existing: ReadonlySet<number>;
}

/**
 * Creates leads together with a contact and a company (API facts 5.4.3). The answer is a bare array, in which duplicate
 * control may have merged several rows into one lead.
 *
 * Rows often differ only in their contact, so leads that may have been written are compared including contact and
 * company.
 *
 * @param call `list` of leads; `existing`: IDs of contacts and companies named by rows, which need not be read
 */
export function complexTarget(
	connection: Connection,
	{ endpoint, list, existing }: ComplexCall,
): WriteTarget {
	const known = {
		contact: new Map<number, IDataObject>(),
		company: new Map<number, IDataObject>(),
	};
	return {
		...createTarget(endpoint, list),
		list: {
			...list,
			qs: { with: 'contacts' },
			content: withParts,
			completed: async (leads) => {
				for (const part of PARTS)
					await readParts(connection, part, idsOf(leads, part.name, existing), known[part.name]);
				return leads.map((lead) => ({
					...lead,
					...PARTS.reduce<IDataObject>(
						(parts, { name }) => ({ ...parts, ...full(lead, name, known[name]) }),
						{},
					),
				}));
			},
		},
		confirmations: (body, sent) => {
			const made = onePerRow(
				objectsIn(body).flatMap((element) =>
					[element.request_id].flat().map((own) => [own, element] as const),
				),
			);
			return sent.map(({ requestId }) => leadConfirmation(made.get(requestId)));
		},
		alsoWritten: ({ answer }, row) => {
			const sent = withParts(row);
			return PARTS.flatMap(({ name, list }) => {
				const id = Number(answer?.[`${name}_id`] ?? Number.NaN);
				const content = sent[name];
				return Number.isInteger(id) && isObject(content)
					? [{ path: `/api/v4/${list}`, id, content }]
					: [];
			});
		},
	};
}

function leadConfirmation(element: IDataObject | undefined): Confirmation | undefined {
	const id = answeredId(element?.id);
	if (!element || id === undefined) return undefined;
	const { contact_id = null, company_id = null, merged } = element;
	const answer = { contact_id, company_id, merged: merged === true };
	return { id, merged: answer.merged, answer };
}

/** The confirmation's `answer`, rebuilt from the lead itself. */
export function partsOf(lead: IDataObject): IDataObject {
	const [contact, company] = PARTS.map(({ name }) => idOf(withParts(lead), name));
	return { contact_id: contact || null, company_id: company || null };
}

/** Adds the main contact and the company to the fields of a row or lead. */
function withParts(lead: IDataObject): IDataObject {
	const contacts = objectsIn(at(lead, '_embedded', 'contacts'));
	const contact = contacts.find(({ is_main: isMain }) => isMain === true) ?? contacts[0];
	const [company] = objectsIn(at(lead, '_embedded', 'companies'));
	return { ...lead, ...(contact ? { contact } : {}), ...(company ? { company } : {}) };
}

const idOf = (lead: IDataObject, part: PartName) => Number(at(lead, part, 'id') ?? Number.NaN);

const idsOf = (leads: readonly IDataObject[], part: PartName, existing: ReadonlySet<number>) =>
	leads.map((lead) => idOf(lead, part)).filter((id) => Number.isInteger(id) && !existing.has(id));

function full(
	lead: IDataObject,
	part: PartName,
	known: ReadonlyMap<number, IDataObject>,
): IDataObject {
	const record = known.get(idOf(lead, part));
	return record ? { [part]: record } : {};
}

/** Parts created with the leads are among the newest, so this many pages are read before single records. */
const PAGES = 2;

async function readParts(
	connection: Connection,
	{ list }: (typeof PARTS)[number],
	ids: readonly number[],
	known: Map<number, IDataObject>,
): Promise<void> {
	const path = `/api/v4/${list}`;
	const wanted = new Set(ids.filter((id) => !known.has(id)));
	const take = (record: IDataObject) => {
		if (wanted.delete(Number(record.id))) known.set(Number(record.id), record);
	};
	for (let page = 1; page <= PAGES && wanted.size > 1; page += 1) {
		const { elements, last } = await readPage(
			connection,
			{ path, name: list },
			{
				page,
				'order[id]': 'desc',
			},
		);
		elements.forEach(take);
		if (last) break;
	}
	for (const id of wanted) {
		const answer = await read(connection, `${path}/${id}`);
		if (answer.kind !== 'ok') throw new UnreadableError(answer);
		if (isObject(answer.body)) take(answer.body);
	}
}
