import {
	companyForm,
	companyJson,
	customFields,
	errorOf,
	jsonOf,
	runAmocrm,
	withSandbox,
} from '../../../support/amocrm';
import { texts, textsOf } from '../../../support/upsert';

const columns = (resource: string, options = {}) => ({
	resource,
	operation: 'create',
	inputMode: 'columns',
	columns: { mappingMode: 'autoMapInputData', value: null },
	options,
});

describe('error values of sheets', () => {
	it('are an error on the row, whatever the field and however the row is given', async () => {
		await withSandbox({}, async (sandbox) => {
			const field = (name: string) => ({ custom_fields_values: customFields([name, '#REF!']) });
			const details = { phones: [{ value: '#¡VALOR!', enum_code: 'WORK' }] };
			const forms = [
				{ name: '#N/A' },
				{ name: 'A', ...field('INN') },
				{ name: 'A', ...field('Phone') },
				{ name: 'A', ...field('Employees') },
				{ name: 'A', ...field('Segment') },
				{ name: 'A', details },
				{ name: 'A', tags: '#Н/Д' },
			];
			const run = await runAmocrm(sandbox, {
				parameters: companyForm(forms, { createTags: true }),
				onError: 'continueRegularOutput',
			});
			expect(run.items).toHaveLength(forms.length);
			for (const { json } of run.items) expect(json.error).toMatch(/#(N\/A|REF!|¡VALOR!|Н\/Д)/);
			expect(jsonOf(run.items)[0]?.error).toBe(
				`'Name': "#N/A" is a spreadsheet error, not a value [item 0, company 1 of 7, "#N/A"]`,
			);
			expect(jsonOf(run.items)[1]?.error).toBe(
				`'INN': "#REF!" is a spreadsheet error, not a value [item 0, company 2 of 7, "A"]`,
			);
			const byColumns = await runAmocrm(sandbox, {
				input: [
					{
						Name: '#N/A',
						Web: 'N/A',
						INN: '#REF!',
						Address: '#VALUE!',
						Phone: 'nan',
					},
					{ Name: '#1 Burger', INN: '#1' },
				],
				parameters: columns('company'),
				onError: 'continueRegularOutput',
			});
			expect(jsonOf(byColumns.items)).toMatchObject([
				{ error: expect.stringContaining('"#N/A"') },
				{ name: '#1 Burger' },
			]);
			const json = [
				{ name: 'A', custom_fields_values: [texts('INN', ['#ССЫЛКА!'])] },
				{ name: '#NAME?' },
			];
			const byJson = await runAmocrm(sandbox, {
				parameters: companyJson(json),
				onError: 'continueRegularOutput',
			});
			for (const { json: item } of byJson.items)
				expect(item.error).toMatch(/is a spreadsheet error/);
			expect(sandbox.records('companies').map(({ name }) => name)).toEqual(['#1 Burger']);
		});
	});

	it('stop the run before anything is sent', async () => {
		await withSandbox({}, async (sandbox) => {
			const run = await runAmocrm(sandbox, {
				input: [{ name: 'A' }, { name: '#N/A' }],
				parameters: columns('contact'),
			});
			expect(errorOf(run).message).toMatch(/spreadsheet error/);
			expect(sandbox.records('contacts')).toEqual([]);
		});
	});
});

describe('placeholders as values', () => {
	it('are nothing in fields with a type, and stay in texts unless only programs write them', async () => {
		await withSandbox({ companies: 1 }, async (sandbox) => {
			const { items, error } = await runAmocrm(sandbox, {
				input: [
					{
						Name: 'Rocket',
						Phone: 'нет',
						Email: '-',
						Web: 'n/a',
						Employees: '—',
						Segment: 'не указан',
						INN: 'нет',
						Tags: '-',
						responsible_user_id: 'n/a',
						Описание: 'NaN',
					},
				],
				parameters: columns('company', { createTags: true }),
			});
			expect(error).toBeUndefined();
			const [id] = items.map(({ json }) => json.id);
			const record = sandbox.records('companies').find((one) => one.id === id);
			expect(record?.custom_fields_values).toMatchObject([
				{ field_code: 'INN', values: [{ value: 'нет' }] },
			]);
			expect(record?._embedded?.tags).toEqual([]);
		});
	});

	it('clear a field where empty values do', async () => {
		await withSandbox({}, async (sandbox) => {
			const made = await runAmocrm(sandbox, {
				parameters: companyForm({
					name: 'A',
					custom_fields_values: customFields(['Phone', '+7 916 111-22-33'], ['INN', '77']),
				}),
			});
			const [id] = made.items.map(({ json }) => json.id);
			const update = async (emptyValues: string) =>
				await runAmocrm(sandbox, {
					input: [{ id, Phone: '-', INN: 'None' }],
					parameters: { ...columns('company', { emptyValues }), operation: 'update' },
				});
			await update('leave');
			expect(textsOf(sandbox, 'companies', id, 'PHONE')).toEqual(['+7 916 111-22-33']);
			const { error } = await update('clear');
			expect(error).toBeUndefined();
			expect(textsOf(sandbox, 'companies', id, 'PHONE')).toEqual([]);
			expect(textsOf(sandbox, 'companies', id, 'INN')).toEqual([]);
		});
	});

	it('a required name that only programs write is missing', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items } = await runAmocrm(sandbox, {
				input: [{ Name: 'None' }, { Name: 'Null' }, { Name: 'No Name Coffee' }],
				parameters: columns('company'),
				onError: 'continueRegularOutput',
			});
			expect(jsonOf(items)).toMatchObject([
				{ error: "'Name' is missing [item 0]" },
				{ name: 'Null' },
				{ name: 'No Name Coffee' },
			]);
		});
	});

	it('an option or a tag that is called like one is that one', async () => {
		await withSandbox({}, async (sandbox) => {
			const made = await runAmocrm(sandbox, {
				parameters: companyJson({ name: 'A', _embedded: { tags: [{ name: 'нет' }] } }),
			});
			expect(made.error).toBeUndefined();
			const { items } = await runAmocrm(sandbox, {
				input: [{ Name: 'B', Tags: 'Нет' }],
				parameters: columns('company'),
			});
			const record = sandbox.records('companies').find(({ id }) => id === items[0]?.json.id);
			expect(record?._embedded?.tags).toMatchObject([{ name: 'нет' }]);
		});
	});
});
