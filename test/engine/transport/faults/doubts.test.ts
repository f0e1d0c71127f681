import axios from 'axios';
import type { IDataObject } from 'n8n-workflow';

import type { Fault, Sandbox, SandboxOptions } from '../../../../sandbox';
import {
	errorOf,
	hurried,
	jsonOf,
	requests,
	runAmocrm,
	tokenFor,
	withFakeServer,
	withSandbox,
	type Json,
	type NodeOptions,
} from '../../../support/amocrm';

const writes = (path: string, fault: Partial<Fault>): Fault => ({
	method: 'POST',
	path: `${path}$`,
	when: 'after',
	answer: 'status',
	status: 504,
	body: 'html',
	...fault,
});

const RESOURCES: Record<string, string> = {
	leads: 'lead',
	companies: 'company',
	contacts: 'contact',
};

const created = (kind: string, rows: Json[], options: Json = {}): Json => ({
	resource: RESOURCES[kind],
	operation: 'create',
	jsonParameters: true,
	[`${kind}Json`]: rows,
	options,
});

const updated = (kind: string, rows: Json[]): Json => ({
	...created(kind, rows),
	operation: 'update',
});

const run = async (
	sandbox: Pick<Sandbox, 'url' | 'token'>,
	parameters: Json,
	more: NodeOptions = {},
) =>
	jsonOf(
		(await runAmocrm(sandbox, { parameters, onError: 'continueRegularOutput', ...more })).items,
	);

/** Another program with the same user writes. */
const elsewhere = async ({ url, token }: Sandbox, path: string, rows: Json[]) =>
	await axios.post(`${url}/api/v4/${path}`, rows, {
		headers: { Authorization: `Bearer ${token}` },
	});

const isUncertain = ({ error }: IDataObject) =>
	String(error).startsWith('This row may have been created');

/** A test with a sandbox of its own, in which nobody has to wait. */
const hurriedly =
	(options: Partial<SandboxOptions>, test: (sandbox: Sandbox) => Promise<void>) => async () =>
		await withSandbox(options, async (sandbox) => await hurried(async () => await test(sandbox)));

describe('Leads of one name that differ in what they are linked to', () => {
	const contactIds = (lead: IDataObject) =>
		(Object(lead._embedded).contacts ?? []).map(({ id }: IDataObject) => id);

	it(
		'each get their own contact, also where half of them were written and no answer came',
		hurriedly({}, async (sandbox) => {
			const made = await run(
				sandbox,
				created(
					'contacts',
					[1, 2, 3, 4, 5, 6].map((n) => ({ name: `C${n}` })),
				),
			);
			const ids = made.map(({ id }) => Number(id));
			sandbox.addFault(writes('leads', { when: 'half' }));
			const rows = ids.map((id) => ({ name: 'Request', _embedded: { contacts: [{ id }] } }));
			const items = await run(sandbox, created('leads', rows));
			const stored = new Map(sandbox.records('leads').map((lead) => [lead.id, contactIds(lead)]));
			expect(stored.size).toBe(6);
			expect(items.map(({ id }) => stored.get(Number(id)))).toEqual(ids.map((id) => [id]));
		}),
	);

	it(
		'are never exchanged where amoCRM does not show the difference',
		hurriedly({}, async (sandbox) => {
			sandbox.addFault(writes('leads', { when: 'half' }));
			const rows = ['a', 'b', 'c', 'd'].map((visitor_uid) => ({ name: 'Request', visitor_uid }));
			const items = await run(sandbox, created('leads', rows));
			expect(items.map(isUncertain)).toEqual([true, true, true, true]);
			expect(sandbox.records('leads')).toHaveLength(2);
		}),
	);
});

describe('A record of the same name that an automation or somebody else has made', () => {
	it.each<[string, Partial<SandboxOptions>]>([
		['another price', { robot: ['price'] }],
		['another stage', { robot: ['stage'] }],
		['another responsible user', { robot: ['responsible'] }],
		['a robot as its author', { robot: ['author'] }],
		['one more tag', { robot: ['tag'] }],
	])('is perhaps the row with %s, which is not sent again', async (_title, options) => {
		await hurriedly(options, async (sandbox) => {
			sandbox.addFault(writes('leads', {}));
			const items = await run(sandbox, created('leads', [{ name: 'Request' }]));
			const [lead] = sandbox.records('leads');
			expect(items.map(isUncertain)).toEqual([true]);
			expect(String(items[0]?.message)).toContain(String(lead?.id));
			expect(requests(sandbox, 'POST', 'leads')).toHaveLength(1);
		})();
	});

	it(
		'does not pass for a row that was not written',
		hurriedly({}, async (sandbox) => {
			sandbox.addFault(writes('leads', { when: 'before' }));
			sandbox.set({ strangersEvery: 1, strangersDo: ['create'], strangersNames: ['Request'] });
			const items = await run(sandbox, created('leads', [{ name: 'Request' }]));
			const own = sandbox.records('leads').filter(({ created_by: author }) => author === 7001001);
			expect(items.filter((item) => !isUncertain(item)).map(({ id }) => id)).toEqual(
				own.map(({ id }) => id),
			);
			expect(own.length).toBeLessThanOrEqual(1);
		}),
	);
});

describe('An account whose clock is not ours', () => {
	it.each([-720, 300])(
		'%i seconds apart writes the first batch once',
		async (clockOffsetSeconds) => {
			await hurriedly({ clockOffsetSeconds }, async (sandbox) => {
				sandbox.addFault(writes('companies', {}));
				const rows = [1, 2, 3].map((n) => ({ name: `Company ${n}` }));
				const items = await run(sandbox, created('companies', rows));
				expect(items.map(({ name }) => name)).toEqual(rows.map(({ name }) => name));
				expect(sandbox.records('companies')).toHaveLength(3);
			})();
		},
	);

	it.each([-720, 0, 300])(
		'%i seconds apart: rows that were imported shortly before are not taken for these',
		async (clockOffsetSeconds) => {
			await hurriedly({ clockOffsetSeconds }, async (sandbox) => {
				const rows = [1, 2, 3].map((n) => ({ name: `Company ${n}` }));
				await elsewhere(sandbox, 'companies', rows);
				await jest.advanceTimersByTimeAsync(90_000);
				sandbox.addFault(writes('companies', { when: 'before' }));
				const items = await run(sandbox, created('companies', rows));
				const ids = sandbox.records('companies').map(({ id }) => id);
				expect(items.map(({ id }) => id)).toEqual(ids.slice(3));
				expect(ids).toHaveLength(6);
			})();
		},
	);

	it(
		'tells nothing about rows with a date of their own: the ids do',
		hurriedly({}, async (sandbox) => {
			const rows = [1, 2, 3].map((n) => ({ name: `Company ${n}`, created_at: 1_600_000_000 + n }));
			await elsewhere(sandbox, 'companies', rows);
			sandbox.addFault(writes('companies', { when: 'before' }));
			const items = await run(sandbox, created('companies', rows));
			const ids = sandbox.records('companies').map(({ id }) => id);
			expect(items.map(({ id }) => id)).toEqual(ids.slice(3));
			expect(ids).toHaveLength(6);
		}),
	);
});

describe('Two executions at once', () => {
	it.each(['after', 'half', 'before'] as const)(
		'that write equal rows and get no answer (%s) are never given the same record',
		async (when) => {
			await hurriedly({}, async (sandbox) => {
				sandbox.addFault(writes('leads', { when, times: 2 }));
				const rows = [1, 2, 3, 4].map(() => ({ name: 'Request' }));
				const both = await Promise.all(
					[1, 2].map(async () => await run(sandbox, created('leads', rows))),
				);
				const ids = both.flat().map(({ id }) => id);
				expect(new Set(ids).size).toBe(8);
				expect(sandbox.records('leads').map(({ id }) => id)).toEqual([...ids].sort());
			})();
		},
	);

	it(
		'of which one has its answer late do not share a record either',
		hurriedly({}, async (sandbox) => {
			sandbox.addFault(writes('leads', { when: 'before' }));
			sandbox.addFault(writes('leads', { answer: 'slow', delayMs: 5_000 }));
			const both = await Promise.all(
				[1, 2].map(async () => await run(sandbox, created('leads', [{ name: 'Request' }]))),
			);
			const ids = both.flat().map(({ id }) => id);
			expect(new Set(ids).size).toBe(2);
			expect(sandbox.records('leads')).toHaveLength(2);
		}),
	);
});

describe('Lists that lag behind writes', () => {
	it.each([
		['500, written', 500, 'after'],
		['500, half written', 500, 'half'],
		['504, written', 504, 'after'],
	] as const)('%s: nothing is sent twice', async (_title, status, when) => {
		await hurriedly({ lagMs: 9_000 }, async (sandbox) => {
			sandbox.addFault(writes('companies', { status, when }));
			const rows = [1, 2, 3, 4].map((n) => ({ name: `Company ${n}` }));
			const items = await run(sandbox, created('companies', rows, { return: 'ids' }));
			expect(items.map(({ id }) => id)).toEqual(sandbox.records('companies').map(({ id }) => id));
			expect(sandbox.records('companies')).toHaveLength(4);
		})();
	});

	it(
		'and do not catch up leave rows uncertain instead of doubled',
		hurriedly({}, async (sandbox) => {
			const credentials = [tokenFor(sandbox)];
			const write = async (name: string) =>
				await run(sandbox, created('companies', [{ name }], { return: 'ids' }), { credentials });
			sandbox.set({ lagMs: 600_000 });
			await write('First');
			sandbox.addFault(writes('companies', {}));
			expect((await write('Second')).map(isUncertain)).toEqual([true]);
			expect(sandbox.records('companies')).toHaveLength(2);
		}),
	);
});

describe('What comes too late or does not fit', () => {
	it(
		'an update that was done, whose answer was lost and whose repetition is refused, is uncertain',
		hurriedly({}, async (sandbox) => {
			const [company] = await run(sandbox, created('companies', [{ name: 'Old' }]));
			const rows = [{ id: company?.id, name: 'New' }];
			const patch = { method: 'PATCH', path: 'companies$' } as const;
			sandbox.addFault(writes('companies', patch));
			sandbox.addFault(
				writes('companies', {
					...patch,
					when: 'before',
					status: 400,
					body: 'validation',
					rowIndexes: [0],
				}),
			);
			const [item] = await run(sandbox, updated('companies', rows));
			expect(item?.error).toBe('This record may have been changed [item 0]');
			expect(item?.message).toMatch(/first try was lost.*second try was refused/);
			expect(sandbox.records('companies')[0]?.name).toBe('New');
		}),
	);

	it('a record that does not exist fails alone where the whole batch is answered 404', async () => {
		const known = new Set([1, 3]);
		await withFakeServer(
			({ method, path, body }) => {
				if (path === '/api/v4/account') return { body: { id: 1, current_user_id: 2 } };
				const rows: IDataObject[] = Array.isArray(body) ? body : [];
				if (method !== 'PATCH') return { status: 204 };
				if (rows.some(({ id }) => !known.has(Number(id))))
					return { status: 404, body: { title: 'Not Found', status: 404 } };
				return {
					body: { _embedded: { companies: rows.map(({ id }) => ({ id, updated_at: 1 })) } },
				};
			},
			async (server) => {
				const rows = [1, 2, 3].map((id) => ({ id, name: 'x' }));
				const items = await run(server, {
					...updated('companies', rows),
					options: { return: 'ids' },
				});
				expect(items.map(({ id, error }) => id ?? error)).toEqual([
					1,
					'There is no company with the ID 2 [item 0, company 2 of 3, "x"]',
					3,
				]);
			},
		);
	});

	it('a wrong address is no missing record', async () => {
		await withFakeServer(
			() => ({ status: 404, body: { title: 'Not Found', status: 404 } }),
			async (server) => {
				const rows = [1, 2, 3].map((id) => ({ id, name: 'x' }));
				const { seen } = server;
				const result = await runAmocrm(server, { parameters: updated('companies', rows) });
				expect(errorOf(result).message).toContain('amoCRM found no such address');
				expect(seen.filter((call) => call.startsWith('PATCH'))).toHaveLength(1);
			},
		);
	});

	it.each([null, ''])(
		'a custom field that raw JSON empties with %p is compared as empty',
		async (value) => {
			await hurriedly({}, async (sandbox) => {
				sandbox.addFault(writes('companies', {}));
				const fields = [{ field_code: 'WEB', values: value === null ? null : [{ value }] }];
				const rows = [{ name: 'A', custom_fields_values: fields }];
				const items = await run(sandbox, created('companies', rows));
				expect(items.map(({ id }) => id)).toEqual(sandbox.records('companies').map(({ id }) => id));
				expect(items).toHaveLength(1);
			})();
		},
	);

	it(
		'the parts of a lead that could not be read again are left out, and that is said',
		hurriedly({}, async (sandbox) => {
			sandbox.addFault(writes('leads/complex', {}));
			sandbox.addFault(
				writes('leads(/\\d+)?', {
					method: 'GET',
					skip: 1,
					times: 0,
					when: 'before',
					status: 403,
					body: 'problem',
				}),
			);
			const rows = [{ name: 'L', _embedded: { contacts: [{ first_name: 'Anna' }] } }];
			const { items, hints } = await runAmocrm(sandbox, {
				onError: 'continueRegularOutput',
				parameters: { ...created('leads', rows, { return: 'ids' }), operation: 'createComplex' },
			});
			const [lead] = sandbox.records('leads');
			expect(jsonOf(items)).toEqual([{ id: lead?.id, request_id: null }]);
			expect(hints.map(({ message }) => message).join(' ')).toMatch(
				/contact and company of 1 lead are not shown/,
			);
		}),
	);
});
