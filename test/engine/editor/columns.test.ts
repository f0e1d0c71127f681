import type { ResourceMapperField } from 'n8n-workflow';

import { amocrm, oAuth2For, requests, tokenFor, withSandbox } from '../../support/amocrm';
import type { Sandbox } from '../../../sandbox';
import { editorMethod } from '../../support/engine';

/** The columns as the editor asks for them. */
async function columnsOf(
	sandbox: Pick<Sandbox, 'url' | 'token'>,
	resource: string,
	operation: string,
	credentials = [tokenFor(sandbox)],
	authentication = 'longLivedToken',
): Promise<ResourceMapperField[]> {
	const { fields } = await editorMethod('resourceMapping', {
		node: amocrm,
		method: 'getColumns',
		credentials,
		parameters: { resource, operation, authentication },
	});
	return fields;
}

const find = (fields: ResourceMapperField[], displayName: string) => {
	const [found, second] = fields.filter((field) => field.displayName === displayName);
	if (!found || second) throw new Error(`${displayName}: ${JSON.stringify([found, second])}`);
	return found;
};

const shownNames = (fields: ResourceMapperField[]) =>
	fields.filter(({ removed }) => !removed).map(({ displayName }) => displayName);

describe('The columns of a company', () => {
	it('are its own fields and the custom fields, each with its type', async () => {
		await withSandbox({}, async (sandbox) => {
			const fields = await columnsOf(sandbox, 'company', 'create');
			expect(find(fields, 'Name')).toEqual({
				id: 'name',
				displayName: 'Name',
				required: true,
				defaultMatch: false,
				canBeUsedToMatch: false,
				display: true,
				type: 'string',
			});
			const user = find(fields, 'Responsible User');
			expect(user).toMatchObject({ id: 'responsible_user_id', type: 'options', required: false });
			expect(user.options).toContainEqual({ name: 'Ivan Petrov', value: 7001002 });
			expect(user.options).not.toContainEqual(expect.objectContaining({ name: 'Пётр Уволенный' }));
			expect(find(fields, 'Tags')).toMatchObject({ type: 'string' });
			expect(find(fields, 'Created By')).toMatchObject({ type: 'string', removed: true });
			expect(find(fields, 'Phone (mobile)').id).toMatch(/^\d+:MOB$/);
			expect(find(fields, 'Phone (fax)')).toMatchObject({ type: 'string', removed: true });
			expect(find(fields, 'INN').id).toMatch(/^\d+$/);
			expect(find(fields, 'Founded').type).toBe('dateTime');
			expect(find(fields, 'Employees').type).toBe('string');
			expect(find(fields, 'Interests').type).toBe('string');
			expect(find(fields, 'Key account')).toMatchObject({
				type: 'options',
				options: [{ value: 'yes' }, { value: 'no' }],
			});
			expect(find(fields, 'Segment').options?.map(({ name }) => name)).toContain('Moscow, Russia');
			expect(fields.map(({ displayName }) => displayName)).toEqual(
				expect.arrayContaining(['Note (300161)', 'Note (300164)']),
			);
			expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
		});
	});

	it('of an update begin with its ID, which alone is required', async () => {
		await withSandbox({}, async (sandbox) => {
			const fields = await columnsOf(sandbox, 'company', 'update');
			expect(fields[0]).toMatchObject({ id: 'id', displayName: 'Company ID', required: true });
			expect(fields.filter(({ required }) => required)).toHaveLength(1);
			expect(fields.some(({ canBeUsedToMatch }) => canBeUsedToMatch)).toBe(false);
		});
	});

	it('are what an untouched mapping sends nothing for', async () => {
		await withSandbox({}, async (sandbox) => {
			const fields = await columnsOf(sandbox, 'company', 'update');
			// The editor would put `false` into a switch, 0 into a number, or a default, on its own.
			const filledIn = ['boolean', 'number'];
			expect(
				fields.filter(({ type = '', defaultValue }) => filledIn.includes(type) || defaultValue),
			).toEqual([]);
		});
	});
});

describe('The columns of contacts and leads', () => {
	it('have stages and loss reasons as lists', async () => {
		await withSandbox({}, async (sandbox) => {
			const fields = await columnsOf(sandbox, 'lead', 'create');
			expect(find(fields, 'Pipeline and Stage').options).toContainEqual({
				name: 'Партнёры → Signed',
				value: '3177730:32392186',
			});
			expect(find(fields, 'Loss Reason').options).toContainEqual({
				name: 'Too expensive',
				value: 4203748,
			});
			expect(find(fields, 'Sale').type).toBe('string');
			expect(shownNames(fields)).toEqual(expect.arrayContaining(['Contact IDs', 'Company ID']));
			expect(fields.filter(({ required }) => required)).toEqual([]);
		});
	});

	it('are those of the resource that is chosen', async () => {
		await withSandbox({}, async (sandbox) => {
			const fields = await columnsOf(sandbox, 'contact', 'update');
			expect(fields[0]?.displayName).toBe('Contact ID');
			expect(shownNames(fields)).toEqual(
				expect.arrayContaining(['First Name', 'Last Name', 'Position', 'Phone (work)']),
			);
			expect(find(fields, 'Birthday').type).toBe('dateTime');
		});
	});
});

describe('The columns of a large account', () => {
	it('stay small, with 200 fields more in a list instead of open', async () => {
		await withSandbox({ users: 300, companyFields: 200 }, async (sandbox) => {
			const credentials = [tokenFor(sandbox)];
			const fields = await columnsOf(sandbox, 'company', 'create', credentials);
			expect(fields.length).toBeGreaterThan(230);
			expect(find(fields, 'Extra field 200')).toMatchObject({ removed: true, type: 'string' });
			// Fields with a code stay open: those that amoCRM has itself, such as phones.
			expect(shownNames(fields)).toEqual(
				expect.arrayContaining([
					'Name',
					'Responsible User',
					'Tags',
					'Phone (work)',
					'Email (work)',
				]),
			);
			expect(shownNames(fields).filter((name) => /^Extra/.test(name))).toEqual([]);
			expect(find(fields, 'Responsible User').options).toHaveLength(305);
			// It is saved in the workflow.
			expect(JSON.stringify(fields).length).toBeLessThan(64 * 1024);
			await columnsOf(sandbox, 'company', 'update', credentials);
			expect(requests(sandbox, 'GET', 'companies/custom_fields')).toHaveLength(1);
		});
	});
});

describe('Columns', () => {
	it('are never those of another account', async () => {
		await withSandbox({ companyFields: 1 }, async (small) => {
			await withSandbox({ companyFields: 3 }, async (large) => {
				const credentials = [tokenFor(small), oAuth2For(large)];
				const counts = [];
				for (const authentication of ['longLivedToken', 'oAuth2', 'longLivedToken']) {
					const fields = await columnsOf(small, 'company', 'create', credentials, authentication);
					counts.push(fields.filter(({ displayName }) => /^Extra/.test(displayName)).length);
				}
				expect(counts).toEqual([1, 3, 1]);
			});
		});
	});

	it('are there without the list of users, which only an administrator can read', async () => {
		await withSandbox({ isAdmin: false }, async (sandbox) => {
			const fields = await columnsOf(sandbox, 'company', 'create');
			expect(find(fields, 'Responsible User')).toMatchObject({ type: 'string' });
			expect(find(fields, 'INN')).toBeDefined();
		});
	});

	it('say in words why they cannot be read', async () => {
		await withSandbox({}, async ({ url }) => {
			await expect(columnsOf({ url, token: 'wrong' }, 'company', 'create')).rejects.toMatchObject({
				message: 'amoCRM does not accept the credential "amoCRM Long Lived Token API"',
			});
		});
	});

	it('are none for what writes no record', async () => {
		await withSandbox({}, async (sandbox) => {
			expect(await columnsOf(sandbox, 'account', 'get')).toEqual([]);
		});
	});
});
