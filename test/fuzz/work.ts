import axios from 'axios';

import type { EntityName, Sandbox } from '../../sandbox';
import { jsonOf, runAmocrm, tokenFor, type Json } from '../support/amocrm';
import { upsertJson } from '../support/upsert';
import type { Cell, Verb } from './cell';

export const KIND: Record<Verb, EntityName> = {
	create: 'companies',
	createLinked: 'leads',
	update: 'companies',
	upsert: 'contacts',
};

const RESOURCE = { companies: 'company', contacts: 'contact', leads: 'lead' } as const;

/** How one row ended, according to the user. */
export type Ending = { kind: 'written'; id: number } | { kind: 'uncertain' } | { kind: 'absent' };

export interface Sent {
	execution: number;
	/** Content number of the row. */
	number: number;
	payload: Json;
	ending: Ending;
}

/** Existing records by another program with the same user, which rows link to, update or match. */
export async function prepare(sandbox: Sandbox, cell: Cell): Promise<Map<number, number>> {
	const numbers = [1, 2, 3, 4, 5, 6, 7, 8];
	if (cell.verb === 'createLinked')
		return await post(sandbox, 'contacts', numbers, (n) => ({ name: `Person ${n}` }));
	if (cell.verb === 'update')
		return await post(sandbox, 'companies', numbers, (n) => ({ name: `Company ${n}` }));
	if (cell.verb === 'upsert' && cell.before)
		return await post(sandbox, 'contacts', [1, 3, 5], (n) => rowOf(cell, n, 0, new Map()));
	if (cell.verb === 'create' && cell.before)
		await post(sandbox, 'companies', numbers, (n) => rowOf(cell, n, 0, new Map()));
	return new Map();
}

async function post(
	{ url, token }: Sandbox,
	kind: EntityName,
	numbers: number[],
	rowFor: (n: number) => Json,
): Promise<Map<number, number>> {
	const rows = numbers.map((n) => ({ ...rowFor(n), request_id: String(n) }));
	const { data } = await axios.post(`${url}/api/v4/${kind}`, rows, {
		headers: { Authorization: `Bearer ${token}` },
	});
	const made: Array<{ id: number; request_id: string }> = data._embedded[kind];
	return new Map(made.map(({ id, request_id: own }) => [Number(own), id]));
}

/** The row with this content; there are only two names, so that a name alone identifies nothing. */
export function rowOf(
	{ verb, dated }: Cell,
	n: number,
	place: number,
	known: ReadonlyMap<number, number>,
): Json {
	const name = `Request ${n % 2}`;
	const date = dated ? { created_at: 1_600_000_000 + n } : {};
	const field = (code: string, value: string) => ({
		custom_fields_values: [{ field_code: code, values: [{ value, enum_code: 'WORK' }] }],
	});
	if (verb === 'create') return { name, ...date, ...field('PHONE', `+7 916 000-10-${10 + n}`) };
	if (verb === 'createLinked')
		return { name, ...date, _embedded: { contacts: [{ id: known.get(n), is_main: true }] } };
	if (verb === 'update') return { id: known.get(n), name: `Changed ${n} by row ${place}` };
	return { name, ...field('EMAIL', `person${n}@example.com`) };
}

/** All executions of the cell in parallel. */
export async function work(
	sandbox: Sandbox,
	cell: Cell,
	known: ReadonlyMap<number, number>,
): Promise<Sent[]> {
	const credentials = [tokenFor(sandbox)];
	const runs = cell.executions.map(async (numbers, execution) => {
		const payloads = numbers.map((n, i) => rowOf(cell, n, execution * 100 + i, known));
		const run = await runAmocrm(sandbox, {
			credentials,
			parameters: parametersOf(cell, payloads),
			onError: cell.stop ? 'stopWorkflow' : 'continueRegularOutput',
		});
		const words = `${run.error?.message ?? ''} ${run.error?.description ?? ''}`;
		return numbers.map((number, i): Sent => {
			const ending = run.error ? stopped(words) : endingOf(jsonOf(run.items)[i]);
			return { execution, number, payload: payloads[i] ?? {}, ending };
		});
	});
	return (await Promise.all(runs)).flat();
}

/** A run that ends with an error lists IDs, but not their rows. */
const stopped = (words: string): Ending =>
	words.includes('Nothing was written') ? { kind: 'absent' } : { kind: 'uncertain' };

function endingOf(item: Json | undefined): Ending {
	if (item?.error === undefined && item?.id !== undefined)
		return { kind: 'written', id: Number(item.id) };
	return /may have been|was (created|updated) with the ID/.test(String(item?.error))
		? { kind: 'uncertain' }
		: { kind: 'absent' };
}

function parametersOf({ verb, batchSize, return: shown }: Cell, payloads: Json[]): Json {
	const kind = KIND[verb];
	const options = { batchSize, return: shown };
	if (verb === 'upsert')
		return upsertJson(RESOURCE[kind], payloads, { matchBy: ['email'], ...options });
	return {
		resource: RESOURCE[kind],
		operation: verb === 'update' ? 'update' : 'create',
		jsonParameters: true,
		[`${kind}Json`]: payloads,
		options,
	};
}
