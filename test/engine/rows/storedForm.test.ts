import { formNames } from '../../../nodes/Amocrm/resources/common/formNames';
import { resources } from '../../../nodes/Amocrm/resources';
import type { Sandbox } from '../../../sandbox';
import { amocrm, errorOf, runAmocrm, withSandbox, type Json } from '../../support/amocrm';
import { stored } from '../../support/upsert';
import { locatorsOf, withValue, type LocatorPlace } from '../../support/locators';

/** A locator as the editor stores it: at the top of the form, and inside a collection. */
const EMPTY = {
	'at the top': { __rl: true, mode: 'list', value: '' },
	'inside a collection': { mode: 'list', value: '' },
	'by name, emptied again': { mode: 'name', value: '' },
	'with what was picked before': {
		__rl: true,
		mode: 'list',
		value: '',
		cachedResultName: '',
		cachedResultUrl: '',
	},
	'by an expression without a result': { __rl: true, mode: 'id', value: '={{ $json.nothing }}' },
	'by a model that gives nothing': { __rl: true, mode: 'id', value: '={{ "null" }}' },
};

const properties = amocrm.description.properties;
const places = resources.flatMap(({ name, operations, actions = [] }) =>
	[...operations, ...actions.map((action) => action.name)].flatMap((operation) =>
		locatorsOf(properties, name, operation),
	),
);

/** What is said of locators without which an operation cannot do anything; n8n itself refuses a fixed one. */
const KINDS = resources.map(({ singular }) => singular).join('|');
const REQUIRED = new RegExp(
	`'(${KINDS})' is missing|Parameter "(${KINDS})" is required|'Match By': a key has no field|'Skip Existing: Field' is empty`,
);
const isRequired = ({ operation, path }: LocatorPlace) =>
	path[0] === 'recordId' ||
	path[0] === 'matchBy' ||
	path.at(-1) === 'skipExistingField' ||
	(operation === 'update' && path.at(-1) === 'id' && !path.includes('additionalFields'));

const TASK = { text: 'Call back', complete_till: 1_785_571_200 };
const NOTE = { entity_type: 'leads', note_type: 'common', text: 'Prefers email' };
const PHONE = '+7 916 111-22-33';
const CALL = { direction: 'inbound', phone: PHONE, duration: '60', source: 'PBX' };
const ROWS: Record<string, Json> = {
	call: CALL,
	contact: { first_name: 'Anna' },
	note: NOTE,
	task: TASK,
};

/** What else the operation needs. */
function filled({ resource, operation, path }: LocatorPlace, id: unknown, lead: unknown): Json {
	const kind = resources.find(({ name }) => name === resource);
	const record = { __rl: true, mode: 'id', value: String(id) };
	const row = {
		...(ROWS[resource] ?? { name: 'Rocket LLC' }),
		...(operation === 'update' ? { id: record } : {}),
		...(resource === 'note' && operation === 'create' ? { entity_id: String(lead) } : {}),
		...(operation === 'createComplex' ? { contact: { first_name: 'Anna' } } : {}),
		additionalFields: operation === 'upsert' && resource === 'contact' ? { name: 'Anna' } : {},
	};
	return {
		resource,
		operation,
		...(path[0] === 'recordId' || operation === 'getAll' ? {} : { recordId: record }),
		...(kind ? { [formNames(kind).collection]: { [resource]: [row] } } : {}),
		...(operation === 'upsert' ? { matchBy: { key: [{ by: 'name' }] } } : {}),
		...(resource === 'note' ? { entity_type: 'leads' } : {}),
		...(resource === 'salesbot'
			? { entity_type: operation === 'run' ? 2 : 'leads', entity_id: String(lead) }
			: {}),
		to_entity_type: resource === 'company' ? 'contacts' : 'companies',
		to_entity_id: '5',
		tags: ['vip'],
		options: { createTags: true },
	};
}

/** A sandbox with a record of each kind, whose IDs are the same each time. */
const withRecords = async <T>(test: (sandbox: Sandbox) => Promise<T>) =>
	await withSandbox({ companies: 1, contacts: 1, leads: 1 }, async (sandbox) => {
		const phone = { field_code: 'PHONE', values: [{ value: PHONE }] };
		await stored(sandbox, 'contact', [{ first_name: 'Anna', custom_fields_values: [phone] }]);
		await stored(sandbox, 'task', [TASK]);
		const entity_id = sandbox.records('leads')[0]?.id ?? 0;
		sandbox.addNote('leads', { entity_id, note_type: 'common', params: { text: 'Hello' } });
		sandbox.clearLog();
		return await test(sandbox);
	});

function firstOf(sandbox: Sandbox, resource: string): number | undefined {
	if (resource === 'task') return sandbox.plain('tasks')[0]?.id;
	if (resource === 'note') return sandbox.notes('leads')[0]?.id;
	if (resource === 'lossReason') return sandbox.plain('loss_reasons')[0]?.id;
	const kind = resource === 'lead' ? 'leads' : resource === 'contact' ? 'contacts' : 'companies';
	return sandbox.records(kind)[0]?.id;
}

const requestsOf = async (parameters: Json) =>
	await withRecords(async (sandbox) => {
		const run = await runAmocrm(sandbox, { parameters });
		return {
			run,
			sent: sandbox
				.log()
				.filter(({ method }) => method !== 'GET')
				.map(({ method, path, body }) =>
					JSON.stringify([method, path, body]).replace(/"request_id":"[^"]*"/g, ''),
				),
		};
	});

describe('a list of the form that was added and left empty', () => {
	it('is looked for everywhere', () => {
		expect(places.length).toBeGreaterThan(60);
		expect(new Set(places.map(({ label }) => label))).toEqual(
			new Set([
				'Company',
				'Contact',
				'Created By',
				'Existing Company',
				'Event',
				'Existing Contact',
				'Field',
				'Lead',
				'Loss Reason',
				'Note',
				'Pipeline and Stage',
				'Responsible User',
				'Salesbot',
				'Skip Existing: Field',
				'Talk',
				'Task',
				'Task Type',
				'Updated By',
			]),
		);
	});

	/** One place of each kind: the same parts of the form are used for all resources. */
	const kinds = new Map(
		places.map((place) => [
			[place.operation, ...place.path.map((key) => (key === place.resource ? '*' : key))]
				.join('.')
				.replace(/companies|contacts|leads/, '*'),
			place,
		]),
	);

	it.each([...kinds])('%s', async (_title, place) => {
		const [id, lead] = await withRecords(async (sandbox) => {
			const ids = [firstOf(sandbox, place.resource), firstOf(sandbox, 'lead')];
			return await Promise.resolve(ids);
		});
		const base = place.choices
			.filter(({ path }) => path.at(-1) !== 'jsonParameters' && path.at(-1) !== 'inputMode')
			.reduce((all, choice) => withValue(all, choice.path, choice.value), filled(place, id, lead));
		const without = isRequired(place) ? undefined : await requestsOf(base);
		for (const empty of Object.values(EMPTY)) {
			const { run, sent } = await requestsOf(withValue(base, place.path, empty));
			if (!without) {
				expect(errorOf(run).message).toMatch(REQUIRED);
				expect(sent).toEqual([]);
				continue;
			}
			expect(run.error?.message).toBeUndefined();
			expect(sent).toEqual(without.sent);
		}
	});
});
