import {
	accountGet,
	amocrm,
	errorOf,
	jsonOf,
	requests,
	runAmocrm,
	tokenFor,
	withSandbox,
} from '../../support/amocrm';

/** Keys of API facts 5.1 that need no `with`. */
const BASIC = [
	'id',
	'name',
	'subdomain',
	'created_at',
	'created_by',
	'updated_at',
	'updated_by',
	'current_user_id',
	// Seen beside the documented keys.
	'datetime_formats',
	'language',
	'timezone',
	'timezone_offset',
	'country',
	'currency',
	'currency_symbol',
	'customers_mode',
	'is_unsorted_on',
	'is_loss_reason_enabled',
	'is_helpbot_enabled',
	'is_technical_account',
	'contact_name_display_order',
	'mobile_feature_version',
];
const AT_ROOT = [
	'uuid',
	'amojo_id',
	'version',
	'drive_url',
	'is_api_filter_enabled',
	'invoices_settings',
	'entity_names',
];
const EMBEDDED = ['amojo_rights', 'users_groups', 'task_types', 'datetime_settings'];

describe('Account · Get', () => {
	it('offers every documented value under Include', () => {
		const { options = [] } =
			amocrm.description.properties.find(({ name }) => name === 'with') ?? {};
		const values = options.map((option) => ('value' in option ? option.value : option.name));
		expect(values.sort()).toEqual([...AT_ROOT, ...EMBEDDED].sort());
	});

	it('gives the basic data of the account', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items, error } = await runAmocrm(sandbox, { parameters: accountGet() });
			expect(error).toBeUndefined();
			expect(Object.keys(items[0]?.json ?? {}).sort()).toEqual([...BASIC, '_links'].sort());
			expect(items[0]?.json).toMatchObject({
				id: 30100200,
				name: 'Demo LLC',
				subdomain: 'demo',
				currency: 'RUB',
			});
			expect(sandbox.log().map(({ query }) => query)).toEqual(['']);
		});
	});

	it('gives everything that can be included, with all documented properties', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items } = await runAmocrm(sandbox, {
				parameters: accountGet([...AT_ROOT, ...EMBEDDED]),
			});
			const { _embedded: embedded, ...root } = items[0]?.json ?? {};
			expect(Object.keys(root).sort()).toEqual([...BASIC, ...AT_ROOT, '_links'].sort());
			expect(embedded).toEqual({
				amojo_rights: { can_direct: true, can_create_groups: true },
				users_groups: [
					{ id: 0, name: 'Sales department', uuid: null },
					{ id: 550101, name: 'Отдел поддержки', uuid: null },
				],
				task_types: expect.arrayContaining([
					{ id: 1, name: 'Follow-up', color: null, icon_id: null, code: 'FOLLOW_UP' },
				]),
				datetime_settings: expect.objectContaining({
					timezone: 'Europe/Moscow',
					timezone_offset: '+03:00',
					date_format: 'd.m.Y',
				}),
			});
		});
	});

	it.each([...AT_ROOT, ...EMBEDDED])('includes %s alone', async (name) => {
		await withSandbox({}, async (sandbox) => {
			const { items } = await runAmocrm(sandbox, { parameters: accountGet([name]) });
			const { _embedded: embedded = {}, ...root } = items[0]?.json ?? {};
			const extras = [
				...Object.keys(root).filter((key) => ![...BASIC, '_links'].includes(key)),
				...Object.keys(embedded ?? {}),
			];
			expect(extras).toEqual([name]);
		});
	});

	it('gives one item for each input item, each with what its own expression includes', async () => {
		await withSandbox({}, async (sandbox) => {
			const { items } = await runAmocrm(sandbox, {
				input: [{ more: ['version'] }, { more: [] }, { more: ['uuid', 'version'] }],
				parameters: accountGet('={{ $json.more }}'),
			});
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
				{ item: 0 },
				{ item: 1 },
				{ item: 2 },
			]);
			expect(jsonOf(items).map((json) => ['uuid', 'version'].filter((key) => key in json))).toEqual(
				[['version'], [], ['uuid', 'version']],
			);
		});
	});

	it('names the credential that is not accepted, and how to renew it', async () => {
		await withSandbox({}, async (sandbox) => {
			sandbox.revoke();
			const run = await runAmocrm(sandbox, { parameters: accountGet() });
			const { message, description, item } = errorOf(run);
			expect(message).toBe(
				'amoCRM does not accept the credential "amoCRM Long Lived Token API" [item 0]',
			);
			expect(description).toContain('Settings → Integrations');
			expect(item).toBe(0);
			expect(run.error?.httpCode).toBe('401');
			expect(requests(sandbox, 'GET', 'account').length).toBeLessThanOrEqual(2);
		});
	});

	it('says for each item what is wrong, if the workflow shall continue', async () => {
		await withSandbox({}, async (sandbox) => {
			const credentials = [tokenFor({ url: sandbox.url, token: 'wrong' })];
			const run = await runAmocrm(sandbox, {
				parameters: accountGet(),
				credentials,
				input: [{}, {}],
				onError: 'continueRegularOutput',
			});
			expect(jsonOf(run.items)).toEqual(
				[0, 1].map((item) => ({
					error: `amoCRM does not accept the credential "amoCRM Long Lived Token API" [item ${item}]`,
					message: expect.stringContaining('enter a new long-lived token'),
				})),
			);
		});
	});
});
