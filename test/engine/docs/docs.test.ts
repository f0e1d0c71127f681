import type { IDataObject } from 'n8n-workflow';

import type { EntityName, Sandbox } from '../../../sandbox';
import { jsonOf, runAmocrm, withSandbox } from '../../support/amocrm';
import { docExamples } from '../../support/project/docs.js';
import { stored } from '../../support/upsert';

/** Short numbers that the pages use for the ids of records: the first one of its kind, the second … */
const FIRST_IDS: Array<[kind: EntityName, first: number]> = [
	['companies', 9001],
	['contacts', 5001],
	['leads', 12001],
];

const FIRST_TASK = 3001;
const FIRST_NOTE = 4001;
const FIRST_TALK = 6001;

const NEW_YEAR = 1767268800;
const times = { created_at: NEW_YEAR, updated_at: NEW_YEAR };
const text = (field_code: string, value: string) => ({ field_code, values: [{ value }] });

/** The talks of the account, which only clients begin. */
const talks = new WeakMap<Sandbox, number[]>();

/** The records that docs/operations.md says are there. */
async function fill(sandbox: Sandbox): Promise<void> {
	const [company] = await stored(sandbox, 'company', [
		{
			...times,
			name: 'Rocket LLC',
			responsible_user_id: 7001002,
			custom_fields_values: [text('PHONE', '+7 495 111-22-33'), text('INN', '7707083893')],
			_embedded: { tags: [{ name: 'partner' }] },
		},
	]);
	const [contact] = await stored(sandbox, 'contact', [
		{
			...times,
			name: 'Anna Petrova',
			custom_fields_values: [text('PHONE', '+7 916 111-22-33'), text('EMAIL', 'anna@example.com')],
		},
	]);
	await stored(sandbox, 'lead', [
		{
			...times,
			name: 'Order 1234',
			price: 15000,
			pipeline_id: 3177727,
			status_id: 32392159,
			_embedded: { contacts: [{ id: contact }], companies: [{ id: company }] },
		},
	]);
	const [lead] = sandbox.records('leads');
	await stored(sandbox, 'task', [
		{
			...times,
			text: 'Call back',
			complete_till: NEW_YEAR,
			entity_id: lead?.id,
			entity_type: 'leads',
		},
	]);
	sandbox.addNote('leads', {
		entity_id: lead?.id ?? 0,
		note_type: 'common',
		params: { text: 'Prefers email' },
	});
	const message = { contact: Number(contact), lead: Number(lead?.id) };
	talks.set(sandbox, [sandbox.message(message)]);
}

/** Each number of the pages, and the id that the sandbox has for it. */
const ids = (sandbox: Sandbox): Array<[number, number]> => [
	...FIRST_IDS.flatMap(([kind, first]) =>
		sandbox.records(kind).map(({ id }, i): [number, number] => [first + i, id]),
	),
	...sandbox.notes('leads').map(({ id }, i): [number, number] => [FIRST_NOTE + i, id]),
	...sandbox.plain('tasks').map(({ id }, i): [number, number] => [FIRST_TASK + i, id]),
	...(talks.get(sandbox) ?? []).map((id, i): [number, number] => [FIRST_TALK + i, id]),
];

function renumbered<T>(value: T, pairs: Array<[from: number, to: number]>): T {
	const numbers = new Map(pairs.map(([from, to]) => [String(from), String(to)]));
	const json = JSON.stringify(value).replace(/\b\d{4,8}\b/g, (id) => numbers.get(id) ?? id);
	return JSON.parse(json);
}

const turned = (pairs: Array<[number, number]>) =>
	pairs.map(([page, real]): [number, number] => [real, page]);

/** What comes out where the parameters of an example are run, with the numbers of the page. */
async function outputOf({ input, parameters }: ReturnType<typeof docExamples>[number]) {
	return await withSandbox({}, async (sandbox) => {
		await fill(sandbox);
		const { items, error } = await runAmocrm(sandbox, {
			input: renumbered(input, ids(sandbox)),
			parameters: renumbered(parameters, ids(sandbox)),
		});
		if (error) throw error;
		const output: IDataObject[] = renumbered(jsonOf(items), turned(ids(sandbox)));
		return output;
	});
}

/** The page as it is, and as it was when workflows were first saved with this node: these must run the same for ever. */
describe.each(['docs/operations.md', 'test/frozen/operations.md'])('%s', (page) => {
	const examples = docExamples(page);

	it('has examples', () => expect(examples.length).toBeGreaterThan(20));

	it.concurrent.each(examples.map((example) => [example.heading, example] as const))(
		'%s: what comes out is what is said',
		async (_heading, example) => {
			expect(example.output.length).toBeGreaterThan(0);
			expect(await outputOf(example)).toMatchObject(example.output);
		},
	);
});
