import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../../../sandbox';
import {
	amocrm,
	byId,
	byName,
	errorOf,
	fieldValue,
	jsonOf,
	requests,
	runAmocrm,
	tokenFor,
	withSandbox,
	type Json,
} from '../../../support/amocrm';
import { editorMethod } from '../../../support/engine';
import { formsOf, saved } from '../../../support/forms';

const form = formsOf(amocrm.description.properties);
const getMany = (parameters: Json) =>
	saved({ resource: 'lead', operation: 'getAll', simplify: false, ...parameters });

async function read(sandbox: Sandbox, parameters: Json): Promise<IDataObject[]> {
	const { items, error } = await runAmocrm(sandbox, { parameters: getMany(parameters) });
	expect(error).toBeUndefined();
	return jsonOf(items);
}

/** Six leads in all kinds of stages, with ascending prices and days. */
async function fill(sandbox: Sandbox): Promise<void> {
	const stages = [
		'Sales → First contact',
		'Sales → Contract',
		'Sales → Closed - won',
		'Партнёры → Closed - won',
		'Партнёры → Signed',
		'Sales → Closed - lost',
	];
	const input = stages.map((stage, n) => ({ stage, n, day: `2026-02-0${n + 1}T12:00:00Z` }));
	const closed = '={{ /Closed/.test($json.stage) ? $json.day : "" }}';
	const { error } = await runAmocrm(sandbox, {
		input,
		parameters: form(
			{ resource: 'lead', collection: 'leads' },
			'create',
			{
				name: '={{ $json.n }}',
				status_id: byName('={{ $json.stage }}'),
				price: '={{ $json.n * 100 }}',
				created_at: '={{ $json.day }}',
				closed_at: closed,
				loss_reason_id: byName('={{ /lost/.test($json.stage) ? "Too expensive" : "" }}'),
				custom_fields_values: { field: [fieldValue('Discount', '={{ $json.n / 2 }}')] },
			},
			{ return: 'ids', batchSize: 10 },
		),
	});
	expect(error).toBeUndefined();
}

const discount = (from: string, to: string) => ({ field_id: byName('Discount'), from, to });

const names = (leads: IDataObject[]) => leads.map(({ name }) => Number(name));

describe.each([true, false])('Lead · Get Many, filters of the account: %s', (filtersEnabled) => {
	it.each<[string, Json, number[]]>([
		['in one stage', { statuses: ['3177727:32392165'] }, [1]],
		['in a stage that has its number in every pipeline', { statuses: ['3177730:142'] }, [3]],
		['in several stages, by name', { statuses: 'Sales → Contract, Signed' }, [1, 4]],
		['in one pipeline, by its name', { pipeline_id: ['Партнёры'] }, [3, 4]],
		['in several pipelines', { pipeline_id: '3177727, 3177730' }, [0, 1, 2, 3, 4, 5]],
		[
			'by a number between two',
			{ custom_fields_values: { field: [discount('1', '2')] } },
			[2, 3, 4],
		],
		[
			'by a number from one on',
			{ custom_fields_values: { field: [discount('1,5', '')] } },
			[3, 4, 5],
		],
		['from a price on', { price_from: 400 }, [4, 5]],
		['up to a price', { price_to: 100 }, [0, 1]],
		['from zero to zero', { price_from: 0, price_to: 0 }, [0]],
		['between two prices', { price_from: 100, price_to: 300 }, [1, 2, 3]],
		['created after a time', { created_at_from: '2026-02-05T12:00:00Z' }, [4, 5]],
		['closed before a day', { closed_at_to: '2026-02-05' }, [2, 3]],
		['closed after a day', { closed_at_from: '2026-02-05' }, [5]],
		['by a number', { custom_fields_values: { field: [fieldValue('Discount', '1,5')] } }, [3]],
		['by several at once', { statuses: ['3177727:142', '3177730:142'], price_from: 250 }, [3]],
		['by what no lead has', { responsible_user_id: byName('John Smith') }, []],
	])('%s', async (_title, filters, expected) => {
		await withSandbox({ filtersEnabled }, async (sandbox) => {
			await fill(sandbox);
			sandbox.clearLog();
			expect(names(await read(sandbox, { returnAll: true, filters }))).toEqual(expected);
			if (!filtersEnabled) return;
			// amoCRM itself sorts out what does not fit, so that it need not be read.
			const [request] = requests(sandbox, 'GET', 'leads');
			expect(request?.query).toContain('filter');
		});
	});
});

describe('Lead · Get Many', () => {
	it.each<[string, string, Json]>([
		["the account's order", '05/02/2026', {}],
		['an order that is chosen', '02/05/2026', { dateOrder: 'monthFirst' }],
	])('reads dates with slashes in %s', async (_title, created_at_from, options) => {
		await withSandbox({}, async (sandbox) => {
			await fill(sandbox);
			const filters = { created_at_from };
			expect(names(await read(sandbox, { returnAll: true, filters, options }))).toEqual([4, 5]);
		});
	});

	it.each<[string, string, number[]]>([
		['created_at', 'desc', [5, 4]],
		['created_at', 'asc', [0, 1]],
		['id', 'desc', [5, 4]],
	])('the first of those sorted by %s, %s', async (sortBy, sortDirection, expected) => {
		await withSandbox({}, async (sandbox) => {
			await fill(sandbox);
			const options = { sortBy, sortDirection };
			expect(names(await read(sandbox, { limit: 2, options }))).toEqual(expected);
		});
	});

	it('shows stages, reasons and links by their names, with what was included', async () => {
		await withSandbox({}, async (sandbox) => {
			await fill(sandbox);
			const leads = await read(sandbox, {
				returnAll: true,
				simplify: true,
				filters: { price_from: 500 },
				options: { with: ['contacts', 'loss_reason'] },
			});
			expect(leads).toMatchObject([
				{
					pipeline: 'Sales',
					stage: 'Closed - lost',
					loss_reason: 'Too expensive',
					contact_ids: [],
					company_id: null,
					Discount: 2.5,
					created_at: '2026-02-06T15:00:00+03:00',
				},
			]);
		});
	});

	it('stages may be a text that ends with a comma, and what is included a text too', async () => {
		await withSandbox({ leads: 2, contacts: 1 }, async (sandbox) => {
			const filters = { statuses: '={{ "Sales → First contact, " }}' };
			const found = await read(sandbox, { filters, options: { with: '={{ "contacts" }}' } });
			expect(found).toHaveLength(2);
			const asked = requests(sandbox, 'GET', 'leads').map(({ query }) => query);
			expect(asked).toEqual([expect.stringContaining('with=contacts')]);
		});
	});

	it('a limit counts the leads that fit, also beyond the first page', async () => {
		await withSandbox({ leads: 400, filtersEnabled: false }, async (sandbox) => {
			const wanted = sandbox.records('leads').slice(-3);
			const filters = { id: wanted.map(({ id }) => id).join(', ') };
			const found = await read(sandbox, { limit: 2, filters });
			expect(found.map(({ id }) => id)).toEqual(wanted.slice(0, 2).map(({ id }) => id));
			expect(requests(sandbox, 'GET', 'leads')).toHaveLength(2);
		});
	});

	it.each<[string, Json, RegExp]>([
		[
			'a stage that does not exist',
			{ statuses: ['Frist contact'] },
			/^'Stages': there is no stage "Frist contact"/,
		],
		[
			'a stage of another pipeline',
			{ statuses: ['3177727:32392183'] },
			/^'Stages': there is no stage "3177727:32392183"/,
		],
		[
			'a stage that several pipelines have',
			{ statuses: 'Incoming leads' },
			/^'Stages': several pipelines have a stage "Incoming leads"/,
		],
		[
			'a range of a text',
			{ custom_fields_values: { field: [{ ...discount('1', ''), field_id: byName('Comment') }] } },
			/^'Custom Fields': "Comment" has no order/,
		],
		[
			'an unknown pipeline',
			{ pipeline_id: ['Salse'] },
			/^'Pipelines': there is no pipeline "Salse"/,
		],
		['a price in words', { price_from: '={{ "cheap" }}' }, /^'Sale': "cheap" is not a number/],
		['an id that is none', { id: '12, x' }, /^'IDs': "x" is not an ID/],
		[
			'an unknown user',
			{ responsible_user_id: byName('Nobody') },
			/^'Responsible User': there is no user "Nobody"/,
		],
		[
			'an unknown field',
			{ custom_fields_values: { field: [fieldValue('Segment', 'VIP')] } },
			/^'Custom Fields': there is no custom field "Segment"/,
		],
	])('refuses a filter with %s, before any lead is read', async (_title, filters, message) => {
		await withSandbox({ leads: 1 }, async (sandbox) => {
			const run = await runAmocrm(sandbox, { parameters: getMany({ filters }) });
			expect(errorOf(run).message).toMatch(message);
			expect(requests(sandbox, 'GET', 'leads')).toEqual([]);
		});
	});

	it('offers all stages for the filter, also those of incoming leads', async () => {
		await withSandbox({}, async (sandbox) => {
			const options = await editorMethod('loadOptions', {
				node: amocrm,
				method: 'getStages',
				credentials: [tokenFor(sandbox)],
				parameters: getMany({}),
			});
			expect(options.map(({ name }) => name)).toContain('Sales → Incoming leads');
			expect(options).toHaveLength(11);
		});
	});
});

describe('Lead · Get', () => {
	it('reads one by its address, with names, and says in words that there is none', async () => {
		await withSandbox({}, async (sandbox) => {
			await fill(sandbox);
			const [lead] = sandbox.records('leads');
			const get = (recordId: Json) => saved({ resource: 'lead', operation: 'get', recordId });
			const url = {
				__rl: true,
				mode: 'url',
				value: `https://demo.amocrm.ru/leads/detail/${lead?.id}`,
			};
			const { items } = await runAmocrm(sandbox, { parameters: get(url) });
			expect(jsonOf(items)).toMatchObject([{ id: lead?.id, stage: 'First contact' }]);
			const words = errorOf(await runAmocrm(sandbox, { parameters: get(byId('4711')) }));
			expect(words).toMatchObject({
				message: 'There is no lead with the ID 4711 [item 0]',
				description: expect.stringContaining('deleted or merged'),
			});
		});
	});
});
