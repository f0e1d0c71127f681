import { defaultOptions, type SandboxOptions } from '../../../sandbox/options';
import { jsonOf, runAmocrm, withSandbox, type Json } from '../../support/amocrm';

/** What the service may or may not accept, where nobody outside knows: the node has to work under both readings. */
const READINGS: Array<[string, SandboxOptions['accepts']]> = [
	['lenient', defaultOptions.accepts],
	['strict', []],
];

describe.each(READINGS)('An account of the %s reading', (_title, accepts) => {
	const sheet = (resource: string, operation: string, more: Json = {}): Json => ({
		resource,
		operation,
		inputMode: 'columns',
		columns: { mappingMode: 'autoMapInputData', value: null },
		...more,
	});

	it('takes everything the node writes: rows, links, tags, dates before 1970, round trips', async () => {
		await withSandbox({ accepts }, async (sandbox) => {
			const run = async (parameters: Json, input: Json[]) => {
				const { items, error } = await runAmocrm(sandbox, {
					parameters,
					input: JSON.parse(JSON.stringify(input)),
				});
				expect(error).toBeUndefined();
				return jsonOf(items);
			};
			const [company] = await run(sheet('company', 'create', { options: { createTags: true } }), [
				{
					Name: 'Rocket LLC',
					Phone: '+7 495 111-22-33',
					'Email (work)': 'info@example.com',
					INN: '7701234567',
					Founded: '1957-10-04',
					Segment: 'VIP',
					Interests: 'CRM, Website',
					Tags: 'cold, new one',
				},
			]);
			const [contact] = await run(
				sheet('contact', 'upsert', { matchBy: { key: [{ by: 'phone' }] } }),
				[{ 'First Name': 'Anna', Phone: '8 916 111-22-33', Company: 'Rocket LLC' }],
			);
			const [lead] = await run(sheet('lead', 'create'), [
				{ Name: 'Order', Sale: 1500, Stage: 'Sales → Contract', 'Contact IDs': contact?.id },
			]);
			await run(sheet('lead', 'update'), [
				{ 'Lead ID': lead?.id, Stage: 'Sales → Closed - lost', 'Loss Reason': 'Too expensive' },
			]);
			const simple = await run(
				{ resource: 'company', operation: 'getAll', returnAll: true, simplify: true },
				[{}],
			);
			const [renamed] = await run(
				sheet('company', 'update', { options: { return: 'simplified' } }),
				simple.map((row) => ({ ...row, name: 'Rocket' })),
			);
			expect(renamed).toEqual({
				...simple[0],
				name: 'Rocket',
				updated_at: renamed?.updated_at,
				request_id: null,
			});
			expect(renamed?.Founded).toBe('1957-10-04');
			await run(
				{
					resource: 'company',
					operation: 'changeTags',
					recordId: String(company?.id),
					tagsMode: 'remove',
					tags: ['cold'],
				},
				[{}],
			);
			expect(sandbox.records('companies')[0]?._embedded.tags.map(({ name }) => name)).toEqual([
				'new one',
			]);
		});
	});
});
