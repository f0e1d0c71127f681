import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../../nodes/Amocrm/transport/http/json';
import type { Sandbox } from '../../../sandbox';
import { amocrm, byName, jsonOf, runAmocrm, withSandbox, type Json } from '../../support/amocrm';
import { example, exampleFolders, exampleNames } from '../../support/project/examples.js';
import { families } from '../../support/families';
import { formsOf } from '../../support/forms';
import { stored, textsOf } from '../../support/upsert';

/** The amoCRM node of an example, the first or the one of this name, with its parameters and what it does on errors. */
function nodeOf(folder: string, name: string, called?: string) {
	const found = example(folder, name).nodes.find(
		(node) => node.type.endsWith('.amocrm') && (called === undefined || node.name === called),
	);
	if (!isObject(found?.parameters)) throw new Error(`The example ${name} has no amoCRM node`);
	return { parameters: { ...found.parameters }, onError: found.onError };
}

type Node = ReturnType<typeof nodeOf>;

/** What each example must do; an example without an entry fails. */
const checks: Record<string, (sandbox: Sandbox, node: Node) => Promise<void>> = {
	'bulk-create-companies': createsCompanies,
	'export-leads-of-a-stage': exportsLeads,
	'find-ids': findsIds,
	'leads-with-contact-and-company': createsLeads,
	'log-calls-from-a-table': logsCalls,
	'tasks-for-leads-without-one': createsTasks,
	'upsert-contacts-from-a-form': upsertsContacts,
};

/** Leads that must be there. */
const LEADS: Record<string, number> = {
	'export-leads-of-a-stage': 300,
	'tasks-for-leads-without-one': 20,
};

/** Each row becomes a company or leaves through the error output. */
async function createsCompanies(sandbox: Sandbox, node: Node): Promise<void> {
	const row = {
		company: 'Golden Gate Farms LLC',
		manager: 'Ivan Petrov',
		phone: '73430739663',
		email: 'info@example.com',
		website: '',
		inn: '7424100019',
		founded: '07.03.2011',
		employees: '93',
		industry: 'Производство',
		segment: 'Moscow, Russia',
		tags: 'cold, 2026',
	};
	const input = [row, { ...row, company: '' }, { ...row, company: 'Next', employees: 'some' }];
	const { items, errorItems, error } = await runAmocrm(sandbox, { ...node, input });
	expect(error).toBeUndefined();
	expect(jsonOf(items)).toMatchObject([{ name: 'Golden Gate Farms LLC' }]);
	expect(jsonOf(errorItems).map(({ error: said }) => said)).toEqual([
		expect.stringContaining('[item 1]'),
		expect.stringContaining('"some" is not a number'),
	]);
	const [company, ...more] = sandbox.records('companies');
	expect(more).toEqual([]);
	expect(company).toMatchObject({
		responsible_user_id: 7001002,
		_embedded: { tags: [{ name: 'cold' }, { name: '2026' }] },
	});
	const fields = company?.custom_fields_values ?? [];
	expect(fields.map(({ field_name: name, values }) => [name, values[0]?.value])).toEqual([
		['Phone', '73430739663'],
		['Email', 'info@example.com'],
		['INN', '7424100019'],
		['Founded', 1299445200],
		['Employees', '93'],
		['Отрасль', 'Производство'],
		['Segment', 'Moscow, Russia'],
	]);
}

/** A flat row for each lead of the stage, newest first. */
async function exportsLeads(sandbox: Sandbox, node: Node): Promise<void> {
	const form = formsOf(amocrm.description.properties);
	const create = form({ resource: 'lead', collection: 'leads' }, 'create', {
		name: '={{ $json.name }}',
		status_id: byName('Sales → Contract'),
		created_at: '={{ $json.day }}',
	});
	const input = [
		{ name: 'Older', day: '2020-01-01' },
		{ name: 'Newer', day: '2021-01-01' },
	];
	expect((await runAmocrm(sandbox, { input, parameters: create })).error).toBeUndefined();
	const stored = sandbox.records('leads').filter(({ status_id: id }) => id === 32392165);
	const { items, error } = await runAmocrm(sandbox, node);
	expect(error).toBeUndefined();
	const rows = jsonOf(items);
	expect(rows).toHaveLength(stored.length);
	expect(rows.slice(-2).map(({ name }) => name)).toEqual(['Newer', 'Older']);
	expect(rows.at(-1)).toMatchObject({ pipeline: 'Sales', stage: 'Contract' });
	for (const row of rows) expect(Object.values(row).filter(isObject)).toEqual([]);
}

/** What the account has, with IDs and what each belongs to. */
async function findsIds(sandbox: Sandbox, node: Node): Promise<void> {
	const { items, error } = await runAmocrm(sandbox, node);
	expect(error).toBeUndefined();
	// What the filter behind the node keeps.
	const phones = jsonOf(items).filter(({ name, parent }) =>
		/phone/i.test(`${String(name)} ${String(parent)}`),
	);
	expect(phones).toContainEqual({
		kind: 'custom_field',
		id: 300101,
		name: 'Phone',
		parent: 'companies',
	});
	expect(phones).toContainEqual(
		expect.objectContaining({
			kind: 'custom_field_option',
			name: 'MOB',
			parent: 'contacts: Phone',
		}),
	);
	expect(new Set(jsonOf(items).map(({ kind }) => kind)).size).toBe(5);
}

/** A lead with contact and company for each answer of the web form; what cannot be written goes to the error output. */
async function createsLeads(sandbox: Sandbox, node: Node): Promise<void> {
	const before = families(sandbox).length;
	const answer = { 'First name': 'Anna', 'Last name': 'Petrova', Email: '' };
	const { items, errorItems } = await runAmocrm(sandbox, {
		...node,
		input: [
			{ ...answer, Phone: '+7 916 123-45-67', Company: 'Horns LLC', Budget: 1500 },
			{ ...answer, Phone: '+7 916 123-45-68', Company: '', Budget: 'much' },
			{ ...answer, Phone: '+7 916 123-45-69', Company: '', Budget: '' },
		],
	});
	expect(jsonOf(items)).toMatchObject([
		{
			name: 'Offer for Horns LLC',
			price: 1500,
			company_id: sandbox.records('companies').at(-1)?.id,
		},
		{ name: 'Offer for Anna', company_id: null },
	]);
	expect(jsonOf(errorItems)).toMatchObject([{ error: `'Sale': "much" is not a number [item 1]` }]);
	expect(families(sandbox).slice(before)).toEqual([
		'Offer for Horns LLC | Anna Petrova | +7 916 123-45-67 | Horns LLC',
		'Offer for Anna | Anna Petrova | +7 916 123-45-69 | ',
	]);
}

/** Each call goes to whoever has the phone, or leaves through the error output. */
async function logsCalls(sandbox: Sandbox, node: Node): Promise<void> {
	const phone = { field_code: 'PHONE', values: [{ value: '+7 916 111-22-33' }] };
	const anna = { first_name: 'Anna', custom_fields_values: [phone] };
	const [contact] = await stored(sandbox, 'contact', [anna]);
	const row = {
		id: 'c-1',
		direction: 'inbound',
		phone: '8 (916) 111-22-33',
		seconds: '75',
		time: '2026-01-31 14:30',
		manager: 'Ivan Petrov',
		recording: '',
	};
	const input = [row, { ...row, phone: '+7 900 000-00-01' }];
	const { items, errorItems } = await runAmocrm(sandbox, { ...node, input });
	expect(jsonOf(items)).toMatchObject([{ entity_id: contact, entity_type: 'contact' }]);
	expect(jsonOf(errorItems)).toMatchObject([
		{ error: expect.stringContaining('belongs to no contact or company') },
	]);
	expect(sandbox.notes('contacts')).toMatchObject([
		{ note_type: 'call_in', params: { uniq: 'c-1', duration: 75 }, created_by: 7001002 },
	]);
}

/** One task for each lead that reaches the second node, for its responsible user. */
async function createsTasks(sandbox: Sandbox, node: Node): Promise<void> {
	const { items } = await runAmocrm(sandbox, node);
	const open = jsonOf(items).filter(
		({ closest_task_at: task, closed_at: closed }) => task === null && closed === null,
	);
	expect(open.length).toBeGreaterThan(0);
	const tasks = nodeOf('examples', 'tasks-for-leads-without-one', 'Tasks');
	const made = await runAmocrm(sandbox, { ...tasks, input: open });
	expect(made.error).toBeUndefined();
	expect(jsonOf(made.items)).toMatchObject(
		open.map(({ id, responsible_user_id }) => ({
			entity_id: id,
			entity_type: 'leads',
			responsible_user_id,
		})),
	);
}

/** One contact for a person who fills in the form twice, and for one who returns with another email. */
async function upsertsContacts(sandbox: Sandbox, node: Node): Promise<void> {
	const submit = async (...[first, last, phone, email]: string[]): Promise<IDataObject> => {
		const answers: Json = { 'First name': first, 'Last name': last, Phone: phone, Email: email };
		const input: IDataObject[] = [JSON.parse(JSON.stringify(answers))];
		const { items, error } = await runAmocrm(sandbox, { ...node, input });
		expect(error).toBeUndefined();
		return jsonOf(items)[0] ?? {};
	};
	const first = await submit('Anna', 'Petrova', '+7 916 111-22-33', 'anna@example.com');
	const again = await submit('Anna', 'Petrova', '8 (916) 1112233', 'ANNA@example.com');
	const other = await submit('Anna', 'Smirnova', '89161112233', 'a.smirnova@example.com');
	expect([first.action, again.action, other.action]).toEqual(['created', 'updated', 'updated']);
	expect(sandbox.records('contacts')).toMatchObject([
		{ name: 'Anna Smirnova', _embedded: { tags: [{ name: 'form' }] } },
	]);
	expect(textsOf(sandbox, 'contacts', first.id, 'PHONE')).toEqual(['+7 916 111-22-33']);
	expect(textsOf(sandbox, 'contacts', first.id, 'EMAIL')).toEqual([
		'anna@example.com',
		'a.smirnova@example.com',
	]);
}

/** As they are, and as people imported them: what runs in their n8n must run the same after an update. */
describe.each(exampleFolders)('%s', (folder) => {
	const own = Object.entries(checks).filter(([name]) => exampleNames(folder).includes(name));

	it('has only examples that are run here', () =>
		expect(exampleNames(folder).sort()).toEqual(own.map(([name]) => name)));

	it.concurrent.each(own)('%s does what it says', async (name, check) => {
		const settings = LEADS[name] === undefined ? {} : { leads: LEADS[name] };
		await withSandbox(settings, async (sandbox) => await check(sandbox, nodeOf(folder, name)));
	});
});
