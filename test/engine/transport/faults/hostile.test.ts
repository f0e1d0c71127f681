import { companyJson, jsonOf, runAmocrm, withFakeServer } from '../../../support/amocrm';

/** Things that stand where the API promises a text or a number. */
const WRONG: unknown[] = [
	{},
	{ toString: 5 },
	[],
	null,
	true,
	'constructor',
	'__proto__',
	1e300,
	-5,
	'',
];

const LONG = 'x'.repeat(1_000_000);

describe('An answer with the wrong things in it ends in words', () => {
	it.concurrent.each(WRONG.map((wrong) => [JSON.stringify(wrong), wrong]))(
		'for each row: %s',
		async (_title, wrong) => {
			const errors = [{ code: wrong, path: wrong, detail: wrong }];
			await withFakeServer(
				({ method }) =>
					method === 'GET'
						? { status: 204 }
						: {
								status: 400,
								body: {
									status: 400,
									title: wrong,
									detail: wrong,
									'validation-errors': [
										{ request_id: wrong, errors },
										{ request_id: 'n8n-1', errors },
										{ request_id: 'n8n-2', errors: wrong },
										wrong,
									],
								},
							},
				async (server) => {
					const { items, error } = await runAmocrm(server, {
						parameters: companyJson('[{"name":"North"},{"name":"South"}]', { return: 'ids' }),
						onError: 'continueRegularOutput',
					});
					expect(error).toBeUndefined();
					expect(items).toHaveLength(2);
					for (const { error: words } of jsonOf(items)) expect(String(words)).toMatch(/amoCRM/);
				},
			);
		},
	);

	it.concurrent('for rows that were written under keys of another kind', async () => {
		const companies = [
			{ id: 7, request_id: { toString: 5 } },
			{ id: { valueOf: 1 }, request_id: 'n8n-2' },
		];
		await withFakeServer(
			({ method }) => (method === 'GET' ? { status: 204 } : { body: { _embedded: { companies } } }),
			async (server) => {
				const { items } = await runAmocrm(server, {
					parameters: companyJson('[{"name":"North"},{"name":"South"}]', { return: 'ids' }),
					onError: 'continueRegularOutput',
				});
				expect(items).toHaveLength(2);
				for (const { error: words } of jsonOf(items))
					expect(String(words)).not.toMatch(/fault|failed|convert/);
			},
		);
	});

	it('where the list of complaints is none', async () => {
		await withFakeServer(
			() => ({ status: 400, body: { status: 400, 'validation-errors': { 0: 'constructor' } } }),
			async (server) => {
				const { items } = await runAmocrm(server, {
					parameters: companyJson('[{"name":"North"}]', { return: 'ids' }),
					onError: 'continueRegularOutput',
				});
				expect(String(jsonOf(items)[0]?.error)).toContain('did not accept the data');
			},
		);
	});

	it('that are short, however long the answer is', async () => {
		const errors = Array.from({ length: 1000 }, () => ({ code: LONG, path: 'name', detail: LONG }));
		await withFakeServer(
			({ body }) => ({
				status: 400,
				body: {
					status: 400,
					detail: LONG,
					'validation-errors': Array.isArray(body)
						? body.map(({ request_id }) => ({ request_id, errors: errors.slice(0, 3) }))
						: [],
				},
			}),
			async (server) => {
				const { items } = await runAmocrm(server, {
					parameters: companyJson('[{"name":"North"},{"name":"South"}]', { return: 'ids' }),
					onError: 'continueRegularOutput',
				});
				expect(items).toHaveLength(2);
				expect(JSON.stringify(jsonOf(items)).length).toBeLessThan(4000);
			},
		);
	});
});
