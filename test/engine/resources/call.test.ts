import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../../sandbox';
import {
	amocrm,
	byName,
	errorOf,
	jsonOf,
	requests,
	runAmocrm,
	withSandbox,
	type Json,
} from '../../support/amocrm';
import { byColumnNames, runRows } from '../../support/columns';
import { formsOf } from '../../support/forms';
import { stored } from '../../support/upsert';

const form = formsOf(amocrm.description.properties);
const CALLS = { resource: 'call', collection: 'calls' };
const IVAN = 7001002;

const call = (more: Json = {}) =>
	form(CALLS, 'create', {
		direction: 'inbound',
		phone: '={{ $json.phone }}',
		duration: '60',
		source: 'PBX',
		...more,
	});

const phone = (value: string) => ({
	custom_fields_values: [{ field_code: 'PHONE', values: [{ value }] }],
});

/** Anna, who has a lead, and Ivan, who has none. */
async function people(sandbox: Sandbox): Promise<{ anna: number; ivan: number; lead: number }> {
	const [anna = 0, ivan = 0] = await stored(sandbox, 'contact', [
		{ first_name: 'Anna', ...phone('+7 916 111-22-33') },
		{ first_name: 'Ivan', ...phone('8 (495) 222-33-44') },
	]);
	const [lead = 0] = await stored(sandbox, 'lead', [
		{ name: 'Order', _embedded: { contacts: [{ id: anna }] } },
	]);
	sandbox.clearLog();
	return { anna, ivan, lead };
}

describe('Call', () => {
	it('is logged for whoever has the phone, many in one request', async () => {
		await withSandbox({}, async (sandbox) => {
			const { ivan, lead } = await people(sandbox);
			const input = [{ phone: '8 916 111 22 33' }, { phone: '+74952223344' }];
			const parameters = call({
				call_status: 'Talked',
				responsible_user_id: byName('Ivan Petrov'),
				request_id: '=row-{{ $itemIndex }}',
			});
			const run = await runAmocrm(sandbox, { input, parameters });
			expect(jsonOf(run.items)).toMatchObject([
				{ entity_id: lead, entity_type: 'lead', request_id: 'row-0' },
				{ entity_id: ivan, entity_type: 'contact', request_id: 'row-1' },
			]);
			expect(run.items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
			expect(requests(sandbox, 'POST', 'calls')).toHaveLength(1);
			// Only calls whose author is the responsible user appear in amoCRM's analytics.
			expect(sandbox.notes('leads')).toMatchObject([
				{
					note_type: 'call_in',
					created_by: IVAN,
					responsible_user_id: IVAN,
					params: { duration: 60, call_status: 4 },
				},
			]);
		});
	});

	it.each([
		[['8 916 111 22 33', '+7 900 000-00-01'], ['lead', undefined], 1],
		[['+7 900 000-00-01', '+7 900 000-00-02'], [undefined, undefined], 1],
	])('is an error on its item where nobody has the phone: %j', async (phones, types, sent) => {
		await withSandbox({}, async (sandbox) => {
			await people(sandbox);
			const run = await runAmocrm(sandbox, {
				input: phones.map((own) => ({ phone: own })),
				parameters: call(),
				onError: 'continueRegularOutput',
			});
			const out = jsonOf(run.items);
			expect(out.map(({ entity_type: type }) => type)).toEqual(types);
			const failed = out.filter(({ error }) => error !== undefined);
			expect(failed).toHaveLength(types.filter((type) => type === undefined).length);
			for (const { error } of failed)
				expect(String(error)).toMatch(/'Phone' "\+7 900 .*" belongs to no contact or company/);
			expect(requests(sandbox, 'POST', 'calls')).toHaveLength(sent);
		});
	});

	it('names the field that is wrong, and logs the others', async () => {
		await withSandbox({}, async (sandbox) => {
			await people(sandbox);
			const { items } = await runRows(sandbox, byColumnNames('call'), [
				{ Direction: 'Inbound', Phone: '8 916 111 22 33', 'Duration (Seconds)': 5, Source: 'PBX' },
				{ Direction: 'sideways', Phone: '8 916 111 22 33', 'Duration (Seconds)': 5, Source: 'PBX' },
				{ Direction: 'Outbound', Phone: '8 916 111 22 33', Source: 'PBX' },
			]);
			expect(items[0]?.json).toMatchObject({ entity_type: 'lead' });
			expect(String(items[1]?.json.error)).toContain("'Direction'");
			expect(String(items[2]?.json.error)).toContain("'Duration (Seconds)' is missing");
			expect(sandbox.notes('leads')).toHaveLength(1);
		});
	});

	it('is never sent twice: without an answer it may have been logged', async () => {
		await withSandbox({}, async (sandbox) => {
			await people(sandbox);
			sandbox.addFault({
				method: 'POST',
				path: 'calls',
				when: 'after',
				answer: 'status',
				status: 504,
			});
			const run = await runAmocrm(sandbox, {
				input: [{ phone: '8 916 111 22 33' }],
				parameters: call(),
			});
			expect(errorOf(run).message).toContain('may have been created');
			expect(sandbox.notes('leads')).toHaveLength(1);
			const out: IDataObject[] = jsonOf(run.items);
			expect(out).toEqual([]);
		});
	});
});
