import type { IDataObject } from 'n8n-workflow';

import type { Sandbox } from '../../../../sandbox';
import { jsonOf, requests, runAmocrm, withSandbox, type Json } from '../../../support/amocrm';
import { byColumnNames, runRows, valuesOf } from '../../../support/columns';

const IVAN = 7001002;
const OLGA = 7001001;
const LONG_AGO = Date.parse('2025-01-01T00:00:00Z') / 1000;

/** What Get Many with Simplify gives. */
async function read(sandbox: Sandbox, resource: string): Promise<IDataObject[]> {
	const { items } = await runAmocrm(sandbox, {
		parameters: { resource, operation: 'getAll', returnAll: true, simplify: true },
	});
	return jsonOf(items);
}

/** Reads the records, changes them and writes them back. */
async function change(
	sandbox: Sandbox,
	resource: string,
	changes: Json,
	operation: Json = byColumnNames(resource, 'update'),
) {
	const rows = (await read(sandbox, resource)).map((row) => ({ ...row, ...changes }));
	const { items, hints } = await runRows(sandbox, operation, rows);
	return { rows, items: jsonOf(items), hints };
}

describe('Records that were read, changed and written back', () => {
	it.concurrent.each(['company', 'contact', 'lead'])(
		'of the kind %s keep to themselves who changed them, and when',
		async (resource) => {
			await withSandbox({}, async (sandbox) => {
				await runRows(sandbox, byColumnNames(resource), [
					{ Name: 'A', 'Updated At': '2025-01-01T00:00:00Z', 'Updated By': 'Ivan Petrov' },
				]);
				const before = await read(sandbox, resource);
				expect(before).toMatchObject([{ updated_by: IVAN, updated_by_user: 'Ivan Petrov' }]);
				const { items, hints } = await change(sandbox, resource, { name: 'B' });
				expect(items).toMatchObject([{ name: 'B', updated_by: OLGA }]);
				expect(items[0]?.updated_at).toBeGreaterThan(LONG_AGO);
				expect(hints).toEqual([]);
			});
		},
	);

	it.concurrent('are not refused because of users who left meanwhile', async () => {
		await withSandbox({}, async (sandbox) => {
			await runRows(sandbox, byColumnNames('company'), [
				{ Name: 'A', 'Responsible User': 'Ivan Petrov' },
				{ Name: 'B', 'Created By': 'Ivan Petrov' },
				{ Name: 'C', 'Updated By': 'Ivan Petrov' },
			]);
			sandbox.deactivate(IVAN);
			const { items, hints } = await change(sandbox, 'company', { INN: '7707083893' });
			expect(items.map(({ error }) => error)).toEqual([undefined, undefined, undefined]);
			expect(items.map((item) => valuesOf(item).INN)).toEqual(
				Array(3).fill([{ value: '7707083893' }]),
			);
			expect(items.map(({ name, responsible_user_id: user }) => [name, user]).sort()).toEqual([
				['A', IVAN],
				['B', OLGA],
				['C', OLGA],
			]);
			expect(hints).toEqual([]);
		});
	});

	it.concurrent('are refused where somebody who left was chosen', async () => {
		await withSandbox({ companies: 1 }, async (sandbox) => {
			sandbox.deactivate(IVAN);
			const [company] = sandbox.records('companies');
			const rows = [
				{ 'Responsible User': 'Ivan Petrov' },
				{ responsible_user_id: IVAN },
				{ responsible_user_id: IVAN, responsible_user: 'Olga Admin' },
			].map((row) => ({ id: company?.id, ...row }));
			const { items } = await runRows(sandbox, byColumnNames('company', 'update'), rows);
			expect(jsonOf(items)).toMatchObject([
				{ error: '\'Responsible User\': the user "Ivan Petrov" is deactivated [item 0]' },
				{ error: expect.stringContaining(`'Responsible User' "${IVAN}" is not a possible choice`) },
				{ error: '"responsible_user" and the ID next to it contradict each other [item 2]' },
			]);
		});
	});

	it.concurrent('work with the credential of somebody who cannot see the users', async () => {
		await withSandbox({ companies: 1, isAdmin: false }, async (sandbox) => {
			const { rows, items } = await change(sandbox, 'company', { name: 'B' });
			expect(rows[0]).toMatchObject({ responsible_user_id: OLGA, responsible_user: null });
			expect(items).toMatchObject([{ name: 'B', responsible_user_id: OLGA }]);
		});
	});

	it.concurrent(
		'keep who made them in Create or Update too, where a new record takes it over',
		async () => {
			await withSandbox({}, async (sandbox) => {
				await runRows(sandbox, byColumnNames('company'), [
					{ Name: 'A', 'Created At': '2025-01-01T00:00:00Z', 'Responsible User': 'Ivan Petrov' },
				]);
				sandbox.deactivate(IVAN);
				const upsert = byColumnNames('company', 'upsert');
				const { items } = await change(
					sandbox,
					'company',
					{ INN: '77', created_at: '2024-01-01' },
					{
						...upsert,
						matchBy: { key: [{ by: 'name' }] },
					},
				);
				expect(items).toMatchObject([
					{ name: 'A', created_at: LONG_AGO, responsible_user_id: IVAN },
				]);
				const made = await runRows(sandbox, { ...upsert, matchBy: { key: [{ by: 'name' }] } }, [
					{ Name: 'New', 'Дата создания': '2024-01-01T00:00:00Z' },
				]);
				expect(jsonOf(made.items)).toMatchObject([
					{ created_at: Date.parse('2024-01-01T00:00:00Z') / 1000 },
				]);
			});
		},
	);

	it.concurrent('are told where somebody else than the node named such a column', async () => {
		await withSandbox({ companies: 1 }, async (sandbox) => {
			const [company] = sandbox.records('companies');
			const { hints } = await runRows(sandbox, byColumnNames('company', 'update'), [
				{ id: company?.id, name: 'B', 'Дата редактирования': '01.02.2025', group_id: 0 },
			]);
			expect(hints.map(({ message }) => message)).toEqual([
				'These input columns are not fields in amoCRM and were ignored: "group_id".',
				'amoCRM maintains who created or changed a record, and when, so these columns were not updated: "Дата редактирования". Map them manually to set them anyway.',
			]);
			const [sent] = requests(sandbox, 'PATCH', 'companies');
			expect(sent?.body).toEqual([expect.objectContaining({ name: 'B' })]);
			expect(JSON.stringify(sent?.body)).not.toContain('updated_at');
		});
	});
});
