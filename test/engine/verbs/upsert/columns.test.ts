import type { Sandbox } from '../../../../sandbox';
import {
	amocrm,
	jsonOf,
	runAmocrm,
	tokenFor,
	withSandbox,
	type Json,
} from '../../../support/amocrm';
import { editorMethod } from '../../../support/engine';
import { contact, key, stored, textsOf } from '../../../support/upsert';

const columns = (resource: string, mapper: Json, matchBy?: string[]): Json => ({
	resource,
	operation: 'upsert',
	inputMode: 'columns',
	columns: { matchingColumns: [], value: null, schema: [], ...mapper },
	...(matchBy ? { matchBy: { key: matchBy.map(key) } } : {}),
});

const byName = (resource: string, matchBy?: string[]) =>
	columns(resource, { mappingMode: 'autoMapInputData' }, matchBy);

/** The columns that the editor offers. */
async function offered(sandbox: Sandbox) {
	const { fields } = await editorMethod('resourceMapping', {
		node: amocrm,
		method: 'getColumns',
		credentials: [tokenFor(sandbox)],
		parameters: { resource: 'contact', operation: 'upsert' },
	});
	return fields;
}

describe('Create or Update with Map Columns', () => {
	it('columns find their fields by their names, and rows their records', async () => {
		await withSandbox({}, async (sandbox) => {
			const [id] = await stored(sandbox, 'contact', [contact('Anna', ['+7 916 111-22-33'])]);
			const input = [
				{ 'First name': 'Anna', 'Phone (mobile)': '89161112233', Email: 'anna@example.com' },
				{ 'First name': 'Boris', 'Phone (mobile)': '+79990000000', Email: '' },
			];
			const { items, error } = await runAmocrm(sandbox, { input, parameters: byName('contact') });
			expect(error).toBeUndefined();
			expect(jsonOf(items)).toMatchObject([
				{ id, action: 'updated', first_name: 'Anna' },
				{ action: 'created', first_name: 'Boris' },
			]);
			expect(textsOf(sandbox, 'contacts', id, 'EMAIL')).toEqual(['anna@example.com']);
			expect(textsOf(sandbox, 'contacts', id, 'PHONE')).toEqual(['+7 916 111-22-33']);
		});
	});

	it('or by hand, in the columns that the editor offers; none of them is required', async () => {
		await withSandbox({}, async (sandbox) => {
			const schema = await offered(sandbox);
			expect(schema.filter(({ required }) => required)).toEqual([]);
			const phone = schema.find(({ displayName }) => displayName === 'Phone (mobile)');
			const value = { first_name: '={{ $json.n }}', [phone?.id ?? '']: '={{ $json.p }}' };
			const input = ['8 916 111-22-33', '+79161112233'].map((p, n) => ({ p, n: `N${n}` }));
			const { items } = await runAmocrm(sandbox, {
				input,
				parameters: columns('contact', { mappingMode: 'defineBelow', value, schema }),
			});
			expect(jsonOf(items).map(({ action }) => action)).toEqual(['created', 'updated']);
			expect(sandbox.records('contacts')).toMatchObject([{ first_name: 'N1' }]);
		});
	});

	it("a row's own id is not taken for that of a record, unless ID is a key", async () => {
		await withSandbox({ companies: 2 }, async (sandbox) => {
			const [first] = sandbox.records('companies').map(({ id }) => id);
			const input = [{ id: first ?? 0, name: 'company 2' }];
			const named = await runAmocrm(sandbox, { input, parameters: byName('company') });
			expect(jsonOf(named.items)).toMatchObject([{ name: 'company 2', action: 'updated' }]);
			expect(jsonOf(named.items)[0]?.id).not.toBe(first);
			const parameters = byName('company', ['id']);
			const { items } = await runAmocrm(sandbox, { input, parameters });
			expect(jsonOf(items)).toMatchObject([{ id: first, name: 'company 2', action: 'updated' }]);
		});
	});
});
