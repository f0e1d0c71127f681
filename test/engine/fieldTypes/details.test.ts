import { objectsIn } from '../../../nodes/Amocrm/transport/http/json';
import type { Sandbox } from '../../../sandbox';
import {
	byId,
	byName,
	companyForm,
	customFields,
	errorOf,
	jsonOf,
	requests,
	runAmocrm,
	sentRows,
	withFakeServer,
	withSandbox,
	type FakeAnswer,
	type Json,
} from '../../support/amocrm';

const contactCreate = (row: Json, options: Json = {}): Json => ({
	resource: 'contact',
	operation: 'create',
	contacts: { contact: [row] },
	options,
});

/** A contact with nothing but contact details. */
const contactDetails = (details: Json, options: Json = {}) =>
	contactCreate({ first_name: 'Anna', additionalFields: { details } }, options);

/** Stored values by the name of their field. */
function stored(sandbox: Sandbox, kind: 'companies' | 'contacts'): Json {
	const [record] = sandbox.records(kind);
	return Object.fromEntries(
		objectsIn(record?.custom_fields_values).map(({ field_name: name, values }) => [
			String(name),
			objectsIn(values).map(({ value, enum_code: kindOf }) => (kindOf ? [value, kindOf] : value)),
		]),
	);
}

const everything: Json = {
	phones: [
		{ value: '+7 916 111-22-33', enum_code: 'MOB' },
		{ value: '+7 495 111-22-33', enum_code: 'WORK' },
	],
	emails: [{ value: 'office@example.com', enum_code: 'WORK' }],
	websites: [{ value: 'https://example.com' }],
	address: [{ address_line_1: 'Nevsky pr. 1', city: 'Saint Petersburg', zip: '191186' }],
	profile: [{ industry: 'производство', employees: '1 200' }],
};

describe('Contact Details', () => {
	it('puts each part into the account’s own field for it', async () => {
		await withSandbox({}, async (sandbox) => {
			const { error } = await runAmocrm(sandbox, {
				parameters: companyForm({ name: 'A', details: everything }),
			});
			expect(error).toBeUndefined();
			expect(stored(sandbox, 'companies')).toEqual({
				Phone: [
					['+7 916 111-22-33', 'MOB'],
					['+7 495 111-22-33', 'WORK'],
				],
				Email: [['office@example.com', 'WORK']],
				Web: ['https://example.com'],
				Address: ['Nevsky pr. 1, Saint Petersburg, 191186'],
				Отрасль: [['Производство', 'production']],
				Employees: ['1200'],
			});
		});
	});

	it('puts an address into the parts of a smart address, and a position where people have one', async () => {
		await withSandbox({}, async (sandbox) => {
			const { error } = await runAmocrm(sandbox, {
				parameters: contactDetails({
					address: [{ city: 'São Paulo', country: 'Brazil', address_line_2: 'ap. 3' }],
					profile: [{ position: 'Director' }],
				}),
			});
			expect(error).toBeUndefined();
			expect(stored(sandbox, 'contacts')).toEqual({
				Position: ['Director'],
				'Home address': [
					['ap. 3', 'address_line_2'],
					['São Paulo', 'city'],
					['BR', 'country'],
				],
			});
		});
	});

	it('adds to what the custom fields of the same row say', async () => {
		await withSandbox({}, async (sandbox) => {
			await runAmocrm(sandbox, {
				parameters: companyForm({
					name: 'A',
					custom_fields_values: customFields(['PHONE', '111'], ['INN', '7701']),
					details: { phones: [{ value: '222 (mobile), 333', enum_code: 'FAX' }] },
				}),
			});
			expect(stored(sandbox, 'companies')).toEqual({
				Phone: [
					['111', 'WORK'],
					['222', 'MOB'],
					['333', 'FAX'],
				],
				INN: ['7701'],
			});
		});
	});

	it('changes a record, and only what was filled in', async () => {
		await withSandbox({ companies: 1 }, async (sandbox) => {
			const [{ id = 0 } = {}] = sandbox.records('companies');
			const update = async (details: Json, options: Json = {}) =>
				await runAmocrm(sandbox, {
					parameters: {
						resource: 'company',
						operation: 'update',
						companies: { company: [{ id: byId(id), additionalFields: { details } }] },
						options,
					},
				});
			await update(everything);
			await update({ phones: [{ value: '' }], profile: [{ employees: '7' }] });
			expect(stored(sandbox, 'companies')).toMatchObject({
				Phone: [['+7 916 111-22-33', 'MOB'], {}],
				Отрасль: [['Производство', 'production']],
				Employees: ['7'],
			});
			await update(
				{ phones: [{ value: '' }], profile: [{ employees: '8' }] },
				{ emptyValues: 'clear' },
			);
			expect(stored(sandbox, 'companies')).not.toHaveProperty('Phone');
			expect(stored(sandbox, 'companies')).toMatchObject({
				Отрасль: [['Производство', 'production']],
				Employees: ['8'],
			});
		});
	});

	it.each<[string, Json, RegExp, RegExp]>([
		[
			'a part the account has no field for',
			{ profile: [{ industry: 'Trade' }] },
			/^'Industry': the contacts of this account have no such field/,
			/Add a field "Industry" to contacts in amoCRM, or enter the value under 'Custom Fields'/,
		],
		[
			'a kind that emails do not have',
			{ emails: [{ value: 'a@example.com', enum_code: 'FAX' }] },
			/^'Email': there is no kind "FAX"/,
			/WORK, PRIV, OTHER/,
		],
		[
			'two addresses',
			{ address: [{ city: 'Omsk' }, { city: 'Tomsk' }] },
			/^'Address' is given twice/,
			/Remove one/,
		],
		[
			'a country that does not exist',
			{ address: [{ country: 'Nowhere' }] },
			/^'Home address': "Nowhere" is not a country/,
			/two-letter code/,
		],
		[
			'a single value given twice',
			{ profile: [{ position: 'Director' }, { position: 'Owner' }] },
			/^'Custom Fields': "Position" is given twice/,
			/Remove one/,
		],
	])('refuses %s', async (_title, details, message, description) => {
		await withSandbox({}, async (sandbox) => {
			const words = errorOf(await runAmocrm(sandbox, { parameters: contactDetails(details) }));
			expect(words.message).toMatch(message);
			expect(words.description).toMatch(description);
			expect(sandbox.records('contacts')).toEqual([]);
		});
	});

	it('a part without a field is the error of its own row', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items } = await runAmocrm(sandbox, {
				input: [{ site: '' }, { site: 'https://example.com' }, { site: '' }],
				onError: 'continueRegularOutput',
				parameters: contactDetails({ websites: [{ value: '={{ $json.site }}' }] }),
			});
			expect(jsonOf(items).map(({ name, error }) => error ?? name)).toEqual([
				'Anna',
				"'Website': the contacts of this account have no such field [item 1]",
				'Anna',
			]);
		});
	});

	it('an option that the list of the account does not have is named with the field', async () => {
		await withSandbox({}, async (sandbox) => {
			const words = errorOf(
				await runAmocrm(sandbox, {
					parameters: companyForm({ name: 'A', details: { profile: [{ industry: 'Торговл' }] } }),
				}),
			);
			expect(words.message).toMatch(/^'Отрасль': there is no option "Торговл"/);
			expect(words.description).toMatch(/Did you mean "Торговля"/);
		});
	});

	it('finds fields by their names in other languages, and asks where several could be meant', async () => {
		const fields = [
			{ id: 1, name: 'Sitio web', type: 'url' },
			{ id: 2, name: 'Dirección', type: 'text' },
			{ id: 3, name: 'Número de funcionários', type: 'numeric' },
			{ id: 4, name: 'Industria', type: 'text' },
			{ id: 5, name: 'industria', type: 'text' },
		];
		const server = ({ path, body }: { path: string; body: unknown }): FakeAnswer => {
			if (path.endsWith('/custom_fields'))
				return { body: { _embedded: { custom_fields: fields } } };
			const companies = objectsIn(body).map((row, n) => ({
				id: 100 + n,
				request_id: row.request_id,
				sent: row.custom_fields_values,
			}));
			sent.push(...companies.map((row) => row.sent));
			return { body: { _embedded: { companies } } };
		};
		const sent: unknown[] = [];
		await withFakeServer(server, async (account) => {
			const create = async (details: Json) =>
				await runAmocrm(account, {
					parameters: companyForm({ name: 'A', details }, { return: 'ids' }),
				});
			await create({
				websites: [{ value: 'example.com' }],
				address: [{ city: 'Lima' }],
				profile: [{ employees: '5' }],
			});
			expect(sent).toEqual([
				[
					{ field_id: 1, values: [{ value: 'example.com' }] },
					{ field_id: 2, values: [{ value: 'Lima' }] },
					{ field_id: 3, values: [{ value: '5' }] },
				],
			]);
			const words = errorOf(await create({ profile: [{ industry: 'Trade' }] }));
			expect(words.message).toMatch(/^'Industry': 2 fields of companies match/);
			expect(words.description).toMatch(/4 \("Industria"\), 5 \("industria"\)/);
		});
	});

	it('a description becomes a note of its record, beside what the record itself holds', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items, error } = await runAmocrm(sandbox, {
				input: [{ text: 'Met at a fair' }, { text: '' }, { text: 'Called\ntwice' }],
				parameters: contactDetails({
					phones: [{ value: '111', enum_code: 'MOB' }],
					profile: [{ position: 'Director', description: '={{ $json.text }}' }],
				}),
			});
			expect(error).toBeUndefined();
			expect(jsonOf(items)).toHaveLength(3);
			const ids = jsonOf(items).map(({ id }) => id);
			const written = requests(sandbox, 'POST', 'contacts/notes');
			expect(written.map(({ status }) => status)).toEqual([200]);
			expect(written[0]?.body).toMatchObject([
				{ entity_id: ids[0], note_type: 'common', params: { text: 'Met at a fair' } },
				{ entity_id: ids[2], note_type: 'common', params: { text: 'Called\ntwice' } },
			]);
			expect(stored(sandbox, 'contacts')).toEqual({
				Phone: [['111', 'MOB']],
				Position: ['Director'],
			});
		});
	});

	it('takes the responsible user by email', async () => {
		await withSandbox({}, async (sandbox) => {
			await runAmocrm(sandbox, {
				parameters: companyForm({ name: 'A', responsible_user_id: byName('IVAN@example.com') }),
			});
			expect(sentRows(sandbox)).toEqual([{ name: 'A', responsible_user_id: 7001002 }]);
		});
	});
});
