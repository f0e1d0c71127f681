import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../../sandbox';
import {
	amocrm,
	byId,
	errorOf,
	hurried,
	jsonOf,
	requests,
	runAmocrm,
	withSandbox,
	type Json,
	type NodeOptions,
} from '../../support/amocrm';
import { byColumnNames, runRows } from '../../support/columns';
import { formsOf, saved } from '../../support/forms';

const form = formsOf(amocrm.description.properties);
const NOTES = { resource: 'note', collection: 'notes' };

async function items(sandbox: Sandbox, options: NodeOptions): Promise<IDataObject[]> {
	const run = await runAmocrm(sandbox, options);
	expect(run.error).toBeUndefined();
	return jsonOf(run.items);
}

const all = async (sandbox: Sandbox, entityType: string, more: Json = {}) =>
	await items(sandbox, {
		parameters: saved({
			resource: 'note',
			operation: 'getAll',
			entity_type: entityType,
			returnAll: true,
			simplify: false,
			...more,
		}),
	});

const idIn = (sandbox: Sandbox, kind: 'companies' | 'contacts' | 'leads', place = 0) =>
	sandbox.records(kind)[place]?.id ?? 0;

describe('Note', () => {
	it('is created for records of several kinds, each with what its type has', async () => {
		await withSandbox({ companies: 1, leads: 1 }, async (sandbox) => {
			const [lead, company] = [idIn(sandbox, 'leads'), idIn(sandbox, 'companies')];
			const made = await items(sandbox, {
				input: [
					{ kind: 'leads', id: lead, text: 'Prefers email' },
					{ kind: 'companies', id: company, text: 'Closed on Fridays' },
					{ kind: 'leads', id: lead, text: 'Called twice' },
				],
				parameters: form(NOTES, 'create', {
					entity_type: '={{ $json.kind }}',
					entity_id: '={{ $json.id }}',
					note_type: 'common',
					text: '={{ $json.text }}',
				}),
			});
			expect(requests(sandbox, 'POST', 'leads/notes')).toHaveLength(1);
			expect(requests(sandbox, 'POST', 'companies/notes')).toHaveLength(1);
			expect(made).toMatchObject([
				{ entity_id: lead, note_type: 'common', params: { text: 'Prefers email' } },
				{ entity_id: company, params: { text: 'Closed on Fridays' } },
				{ entity_id: lead, params: { text: 'Called twice' } },
			]);
			const call = {
				entity_type: 'leads',
				entity_id: lead,
				note_type: 'call_in',
				phone: '+7 916 111-22-33',
				duration: '1 200',
				uniq: 'c-1',
				source: 'PBX',
				call_status: 'Talked',
			};
			const [logged] = await items(sandbox, { parameters: form(NOTES, 'create', call) });
			expect(logged).toMatchObject({
				note_type: 'call_in',
				params: { phone: '+7 916 111-22-33', duration: 1200, uniq: 'c-1', call_status: 4 },
			});
		});
	});

	it('is a text unless its column says otherwise, and an error where a part is missing', async () => {
		await withSandbox({ leads: 1 }, async (sandbox) => {
			const lead = idIn(sandbox, 'leads');
			const { items: out } = await runRows(sandbox, byColumnNames('note'), [
				{ 'Linked To': 'Lead', 'Linked Record ID': lead, Text: 'A' },
				{ 'Linked To': 'Lead', 'Linked Record ID': lead, 'Note Type': 'SMS: Incoming', Text: 'B' },
				{ 'Linked To': 'Lead', 'Linked Record ID': lead, 'Note Type': 'Poem', Text: 'C' },
			]);
			expect(out[0]?.json).toMatchObject({ note_type: 'common', params: { text: 'A' } });
			expect(String(out[1]?.json.error)).toContain("'Phone' is missing");
			expect(String(out[2]?.json.error)).toContain("'Note Type'");
			expect(await all(sandbox, 'leads')).toHaveLength(1);
		});
	});

	it('is updated, pinned, unpinned and read by ID', async () => {
		await withSandbox({ contacts: 1 }, async (sandbox) => {
			const contact = idIn(sandbox, 'contacts');
			const notesJson = [
				{
					entity_type: 'contacts',
					entity_id: contact,
					note_type: 'common',
					params: { text: 'Old' },
				},
			];
			const [made] = await items(sandbox, {
				parameters: saved({
					resource: 'note',
					operation: 'create',
					jsonParameters: true,
					notesJson: JSON.stringify(notesJson),
				}),
			});
			const id = byId(String(made?.id));
			const change = { entity_type: 'contacts', id, text: 'New' };
			const [changed] = await items(sandbox, { parameters: form(NOTES, 'update', change) });
			expect(changed).toMatchObject({ id: made?.id, params: { text: 'New' } });
			const about = { resource: 'note', entity_type: 'contacts', recordId: id };
			const shown = async () =>
				(
					await items(sandbox, {
						parameters: saved({
							...about,
							operation: 'get',
							with: ['is_pinned'],
							simplify: true,
						}),
					})
				)[0];
			for (const [operation, is_pinned] of [
				['pin', true],
				['unpin', false],
			] as const) {
				const [done] = await items(sandbox, { parameters: saved({ ...about, operation }) });
				expect(done).toMatchObject({ id: made?.id, success: true });
				// A simplified note shows its parts beside everything else.
				expect(await shown()).toMatchObject({ id: made?.id, text: 'New', is_pinned });
			}
		});
	});

	it('is found by record and type, and unknown types are read as they are', async () => {
		await withSandbox({ leads: 2 }, async (sandbox) => {
			const [one, two] = [idIn(sandbox, 'leads'), idIn(sandbox, 'leads', 1)];
			const row = {
				entity_type: 'leads',
				entity_id: '={{ $json.lead }}',
				text: '={{ $json.text }}',
			};
			await items(sandbox, {
				input: [
					{ lead: one, text: 'a' },
					{ lead: two, text: 'b' },
				],
				parameters: form(NOTES, 'create', { ...row, note_type: 'common' }),
			});
			sandbox.addNote('leads', { entity_id: two, note_type: 'brand_new', params: { x: [1] } });
			const ofTwo = await all(sandbox, 'leads', { filters: { entity_id: String(two) } });
			expect(ofTwo.map(({ note_type: type }) => type).sort()).toEqual(['brand_new', 'common']);
			const texts = await all(sandbox, 'leads', { filters: { note_type: ['common'] } });
			expect(texts).toHaveLength(2);
			const simple = await all(sandbox, 'leads', { simplify: true });
			expect(simple).toContainEqual(expect.objectContaining({ note_type: 'brand_new', x: [1] }));
		});
	});

	it.each(['half', 'after'] as const)('is written exactly once (answer lost %s)', async (when) => {
		await withSandbox({ requestsPerSecond: 0, leads: 3 }, async (sandbox) => {
			sandbox.addFault({ method: 'POST', path: 'notes', when, answer: 'status', status: 504 });
			const input = Array.from({ length: 45 }, (_, n) => ({
				lead: idIn(sandbox, 'leads', n % 3),
				text: `Note ${n % 15}`,
			}));
			const parameters = form(NOTES, 'create', {
				entity_type: 'leads',
				entity_id: '={{ $json.lead }}',
				note_type: 'common',
				text: '={{ $json.text }}',
			});
			const made = await hurried(async () => await items(sandbox, { input, parameters }));
			expect(made).toMatchObject(
				input.map(({ lead, text }) => ({ entity_id: lead, params: { text } })),
			);
			expect(new Set(made.map(({ id }) => id)).size).toBe(45);
			expect(await all(sandbox, 'leads')).toHaveLength(45);
		});
	});

	it('names the record that does not exist, and writes the others', async () => {
		await withSandbox({ leads: 1 }, async (sandbox) => {
			const run = await runAmocrm(sandbox, {
				input: [{ lead: 1 }, { lead: idIn(sandbox, 'leads') }],
				parameters: form(NOTES, 'create', {
					entity_type: 'leads',
					entity_id: '={{ $json.lead }}',
					note_type: 'common',
					text: 'Hello',
				}),
				onError: 'continueRegularOutput',
			});
			expect(String(run.items[0]?.json.error)).toContain('\'Linked Record ID\' "1"');
			expect(run.items[1]?.json).toMatchObject({ params: { text: 'Hello' } });
			const stopped = await runAmocrm(sandbox, {
				parameters: form(NOTES, 'create', { entity_type: 'leads', note_type: 'common', text: 'x' }),
			});
			expect(errorOf(stopped).message).toContain("'Linked Record ID' is missing");
		});
	});
});
