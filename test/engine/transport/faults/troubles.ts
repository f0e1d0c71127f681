import axios from 'axios';
import {
	sleep,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type INodeType,
} from 'n8n-workflow';

import type { Fault, Sandbox } from '../../../../sandbox';
import { amocrm } from '../../../support/amocrm';
import type { Trouble } from './cell';
import type { SheetRow } from './rows';

/** Hits two writes of those that are under way at once. */
const inWrites = (...faults: Fault[]): Trouble => ({
	prepare: (sandbox) => {
		for (const fault of faults) {
			sandbox.addFault({ ...IN_WRITES, skip: 1, ...fault });
			sandbox.addFault({ ...IN_WRITES, skip: 2, ...fault });
		}
	},
});

const IN_WRITES = { method: 'POST', path: 'companies' };

const gateway = (status: number, when: Fault['when'], more: Partial<Fault> = {}): Fault => ({
	when,
	answer: 'status',
	status,
	...more,
});

/** Other people's companies, by another user of the account. */
function colleague(nameOf: (n: number) => string): NonNullable<Trouble['meanwhile']> {
	return async (sandbox, over) => {
		const { url, token } = sandbox;
		const headers = { Authorization: `Bearer ${token}`, 'X-Context-User-ID': '7001002' };
		await until(() => over() || sandbox.records('companies').length > 0);
		for (let n = 0; !over(); n += 1) {
			const names = Array.from({ length: 10 }, (_, i) => ({ name: nameOf(n * 10 + i) }));
			await axios.post(`${url}/api/v4/companies`, names, { headers, validateStatus: () => true });
			await sleep(60);
		}
	};
}

/** The node with a shorter time-out of its requests, so that a request without an answer ends in the time of a test. */
const impatient: INodeType = {
	description: amocrm.description,
	methods: amocrm.methods,
	async execute() {
		return await amocrm.execute.call(withTimeout(this, 2_000));
	},
};

function withTimeout(context: IExecuteFunctions, timeout: number): IExecuteFunctions {
	const request = context.helpers.httpRequestWithAuthentication;
	const shorter = async function (
		this: IExecuteFunctions,
		type: string,
		options: IHttpRequestOptions,
	) {
		const answer: unknown = await request.call(this, type, { ...options, timeout });
		return answer;
	};
	const helpers = Object.create(context.helpers, {
		httpRequestWithAuthentication: { value: shorter },
	});
	return Object.create(context, { helpers: { value: helpers } });
}

const until = async (happened: () => boolean) => {
	while (!happened()) await sleep(10);
};

const writes = (sandbox: Sandbox) => sandbox.log().filter(({ method }) => method === 'POST').length;

/** A user that the account does not have. */
const NOBODY = 999;

const spoilEvery = (nth: number) => (rows: SheetRow[]) => {
	for (const [i, row] of rows.entries()) if (i % nth === nth - 1) row.responsible = NOBODY;
};

const late = (status: number, lateMs: number) => gateway(status, 'late', { lateMs });

/** After which all rows are written in the end. */
export const PASSING: Record<string, Trouble> = {
	'nothing at all': {},
	'a burst of 429': inWrites(gateway(429, 'before', { times: 2 })),
	'500, not written': inWrites(gateway(500, 'before')),
	'500, written': inWrites(gateway(500, 'after')),
	'500 with JSON, half written': inWrites(gateway(500, 'half', { body: 'problem' })),
	'502 as HTML, not written': inWrites(gateway(502, 'before')),
	'503 without a body, not written': inWrites(gateway(503, 'before', { body: 'empty' })),
	'504, not written': inWrites(gateway(504, 'before')),
	'504, written': inWrites(gateway(504, 'after')),
	'504, half written': inWrites(gateway(504, 'half')),
	'504, written 3 s later': inWrites(late(504, 3_000)),
	'504, written 7 s later': inWrites(late(504, 7_000)),
	'a reset, not written': inWrites({ when: 'before', answer: 'reset' }),
	'a reset, written': inWrites({ when: 'after', answer: 'reset' }),
	'a cut answer, written': inWrites({ when: 'after', answer: 'cut' }),
	'a cut answer, half written': inWrites({ when: 'half', answer: 'cut' }),
	'no answer in time, written': { ...inWrites({ when: 'after', answer: 'hang' }), node: impatient },
	'no answer in time, not written': {
		...inWrites({ when: 'before', answer: 'hang' }),
		node: impatient,
	},
	'a page with status 200, written': inWrites({ when: 'after', answer: 'html200' }),
	'a page with status 200, not written': inWrites({ when: 'before', answer: 'html200' }),
	'an answer that leaves out a row': inWrites({ when: 'after', answer: 'dropRow' }),
	'a slow answer': inWrites({ when: 'after', answer: 'slow', delayMs: 5_000 }),
	'answers in reversed order': { sandbox: { answerOrder: 'reversed', latencyMs: [0, 500] } },
	'504 and unreadable lists': inWrites(
		gateway(504, 'after'),
		gateway(503, 'before', { method: 'GET', path: 'companies$', skip: 0, times: 3 }),
	),
	'504 with filters switched on': {
		...inWrites(gateway(504, 'half')),
		sandbox: { filtersEnabled: true },
	},
	'an expired token': {
		oAuth2: true,
		meanwhile: async (sandbox) => {
			await until(() => writes(sandbox) >= 3);
			sandbox.expireAccessTokens();
		},
	},
	'other people, and 504s': {
		...inWrites(gateway(504, 'half'), gateway(504, 'before')),
		sandbox: { requestsPerSecond: 0 },
		meanwhile: colleague((n) => `Somebody ${n}`),
	},
	'other people with the same names, and 504s': {
		...inWrites(gateway(504, 'half'), gateway(504, 'before')),
		sandbox: { requestsPerSecond: 0 },
		meanwhile: colleague((n) => `Company ${n % 40}`),
	},
};

/** Rows that are refused, and how many of 600. */
export const BAD_ROWS: Record<string, Trouble & { bad: number }> = {
	'bad rows here and there': { spoil: spoilEvery(37), bad: 16 },
	'bad rows, and a 504 half written': {
		...inWrites(gateway(504, 'half')),
		spoil: spoilEvery(97),
		bad: 6,
	},
	'bad rows that the answer does not name': {
		spoil: (rows) => {
			for (const i of [123, 477]) for (const row of rows.slice(i, i + 1)) row.name = 'Culprit';
		},
		prepare: (sandbox) =>
			sandbox.addFault({
				...IN_WRITES,
				...gateway(400, 'before', {
					body: 'validation-unnamed',
					matchRows: { name: 'Culprit' },
					times: 0,
				}),
			}),
		bad: 2,
	},
};

/** After which nothing more may be sent. */
export const ENDING: Record<string, Trouble> = {
	'403 as a page': {
		prepare: (sandbox) =>
			sandbox.addFault({ ...gateway(403, 'before', { times: 0 }), path: 'companies$', skip: 1 }),
	},
	'a cancelled execution': {
		sandbox: { latencyMs: 400 },
		meanwhile: async (sandbox, _over, cancel) => {
			await until(() => writes(sandbox) >= 3);
			const before = sandbox.log().length;
			cancel();
			await sleep(1_500);
			// One may have been on its way.
			if (sandbox.log().length > before + 1)
				throw new Error('Requests were sent after the cancellation');
		},
	},
};
