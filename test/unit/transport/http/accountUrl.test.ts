import { Workflow, type INodeTypes } from 'n8n-workflow';

import {
	accountUrl,
	accountUrlExpression,
	type AccountAddress,
} from '../../../../nodes/Amocrm/transport/http/accountUrl';

const nodeType = {
	description: {
		displayName: 'A',
		name: 'a',
		group: [],
		version: 1,
		description: '',
		defaults: {},
		inputs: [],
		outputs: [],
		properties: [],
	},
};
const nodeTypes: INodeTypes = {
	getByName: () => nodeType,
	getByNameAndVersion: () => nodeType,
	getKnownTypes: () => ({}),
};
const node = {
	id: '1',
	name: 'A',
	type: 'a',
	typeVersion: 1,
	position: [0, 0] satisfies [number, number],
	parameters: {},
};
const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });

/** The results of n8n's expression engine for the credential's fields, in both places that use the expression. */
function evaluated(address: AccountAddress): unknown[] {
	const fields = { zone: '', subdomain: '', baseUrl: '', ...JSON.parse(JSON.stringify(address)) };
	const self = workflow.expression.getComplexParameterValue(
		node,
		`={{ ${accountUrlExpression('$self')} }}`,
		'internal',
		{},
		undefined,
		undefined,
		fields,
	);
	const credentials = workflow.expression.getComplexParameterValue(
		node,
		`={{ ${accountUrlExpression('$credentials')} }}`,
		'internal',
		{ $credentials: fields },
	);
	return [self, credentials];
}

const NOWHERE = 'https://check-the-account-address-in-this-credential.invalid';

function expectAccepted(address: AccountAddress, url: string): void {
	expect(accountUrl(address)).toBe(url);
	expect(evaluated(address)).toEqual([url, url]);
	expect(new URL(url).origin + new URL(url).pathname.replace(/\/$/, '')).toBe(url);
}

function expectRefused(address: AccountAddress, words: string | RegExp): void {
	expect(() => accountUrl(address)).toThrow(words);
	expect(evaluated(address)).toEqual([NOWHERE, NOWHERE]);
}

const ZONES = ['amocrm.ru', 'kommo.com', 'amocrm.com'];

describe('A subdomain', () => {
	it.each(ZONES)('belongs to the zone %s', (zone) => {
		expectAccepted({ zone, subdomain: 'mycompany' }, `https://mycompany.${zone}`);
	});

	it.each([
		['mycompany', 'mycompany'],
		['my-company-2', 'my-company-2'],
		['a', 'a'],
		['24', '24'],
		['MyCompany', 'mycompany'],
		['  mycompany\n', 'mycompany'],
		['\u00a0mycompany\u00a0', 'mycompany'],
		['mycompany.amocrm.ru', 'mycompany'],
		['MYCOMPANY.AMOCRM.RU', 'mycompany'],
		['https://mycompany.amocrm.ru', 'mycompany'],
		['HTTPS://MyCompany.amoCRM.ru/', 'mycompany'],
		['http://mycompany.amocrm.ru', 'mycompany'],
		['https://mycompany.amocrm.ru/leads/pipeline/?skip_filter=Y#x', 'mycompany'],
		['mycompany.amocrm.ru?a=b', 'mycompany'],
		['mycompany.amocrm.ru#a', 'mycompany'],
		['a'.repeat(63), 'a'.repeat(63)],
	])('%j is the account %s', (subdomain, account) => {
		expectAccepted({ zone: 'amocrm.ru', subdomain }, `https://${account}.amocrm.ru`);
	});

	it.each(
		[
			'evil.com/#',
			'evil.com/',
			'evil.com?',
			'evil.com#',
			'evil.com',
			'evil.com:443/',
			'evil.com\\',
			'//evil.com/',
			'https://evil.com/',
			'https://evil.com',
			'a@b',
			'user:pass@mycompany',
			'mycompany@evil.com',
			'mycompany.amocrm.ru@evil.com',
			'https://user@mycompany.amocrm.ru',
			'https://mycompany.amocrm.ru@evil.com',
			'https://mycompany.amocrm.ru:8443',
			'mycompany.amocrm.ru.evil.com',
			'mycompany.amocrm.ru\\.evil.com',
			'evil.com/mycompany.amocrm.ru',
			'evil.com?mycompany.amocrm.ru',
			'a.b',
			'a.b.amocrm.ru',
			'my company',
			'my.company',
			'.',
			'..',
			'../',
			'/',
			'?',
			'#',
			'mycompany.',
			'.mycompany',
			'-mycompany',
			'mycompany-',
			'my_company',
			'mycompany\nevil.com',
			'mycompany\r\nHost: evil.com',
			'mycompany\u0000',
			'mycompany%2eevil',
			'mycompany%00',
			'mycompany;',
			'mycompany,b',
			"mycompany'",
			'mycompany"',
			'`id`',
			'${1}',
			'{{ 1 }}',
			'компания',
			'mycompаny',
			'ｍycompany',
			'mycompanyⅹ',
			'xn--80ak6aa92e.',
			'mycompany。',
			'mycompany\u200b',
			'ſ',
			'\u212a',
			'www',
			'WWW',
			'amojo',
			'www.amocrm.ru',
			'https://www.amocrm.ru',
			'ftp://mycompany.amocrm.ru',
			'javascript:alert(1)',
			'[::1]',
			'127.0.0.1',
			'localhost:5678',
			'amocrm.ru',
			'https://amocrm.ru',
			'a'.repeat(64),
			'a'.repeat(100_000),
			`${'a-'.repeat(50_000)}!`,
		].map((subdomain) => [subdomain.slice(0, 60), subdomain]),
	)('%j is refused', (_start, subdomain) => {
		expectRefused(
			{ zone: 'amocrm.ru', subdomain },
			"The 'Subdomain' in the amoCRM credential is not valid",
		);
	});

	it.each(['', '  ', '\n', null, undefined])('%j is missing', (subdomain) => {
		expectRefused(
			{ zone: 'kommo.com', subdomain },
			"The 'Subdomain' in the amoCRM credential is empty",
		);
	});

	it.each([5, true, {}, ['mycompany', 'b'], []])(
		'%j, which an expression may give, leads to no other account',
		(subdomain) => {
			const address = { zone: 'amocrm.ru', subdomain };
			const wanted = ['https://5.amocrm.ru', 'https://true.amocrm.ru'];
			const url = ((): unknown => {
				try {
					return accountUrl(address);
				} catch {
					// Refusing it is equivalent.
					return NOWHERE;
				}
			})();
			expect([...wanted, NOWHERE]).toContain(url);
			for (const other of evaluated(address)) expect([...wanted, NOWHERE]).toContain(other);
		},
	);

	it('of another zone is refused, with the zone to choose', () => {
		expectRefused(
			{ zone: 'amocrm.ru', subdomain: 'https://mycompany.kommo.com/' },
			"The 'Subdomain' in the amoCRM credential is an address on kommo.com, but the 'Zone' is amocrm.ru",
		);
		expectRefused(
			{ zone: 'kommo.com', subdomain: 'mycompany.amocrm.com' },
			'an address on amocrm.com',
		);
	});

	it('is shown shortened in the message', () => {
		expect(() => accountUrl({ zone: 'amocrm.ru', subdomain: `!${'x'.repeat(5000)}` })).toThrow(
			/^.{1,160}$/,
		);
	});
});

describe('A zone', () => {
	it.each([
		undefined,
		null,
		'',
		'evil.com',
		'amocrm.ru.evil.com',
		'AMOCRM.RU',
		'amocrm',
		'__proto__',
		'toString',
		['amocrm.ru'],
	])('%j is not on the list', (zone) => {
		expectRefused({ zone, subdomain: 'mycompany' }, "Choose the 'Zone'");
	});
});

describe('A base URL', () => {
	it.each([
		['https://crm-proxy.example.com', 'https://crm-proxy.example.com'],
		['https://crm-proxy.example.com/', 'https://crm-proxy.example.com'],
		['  https://crm-proxy.example.com///  ', 'https://crm-proxy.example.com'],
		['https://crm-proxy.example.com:8443/amo/crm/', 'https://crm-proxy.example.com:8443/amo/crm'],
		['https://10.0.0.5', 'https://10.0.0.5'],
		['http://localhost:3000', 'http://localhost:3000'],
		['http://127.0.0.1:3000/x', 'http://127.0.0.1:3000/x'],
		['http://[::1]:3000', 'http://[::1]:3000'],
	])('%j is %s', (baseUrl, url) => {
		expectAccepted({ zone: 'custom', baseUrl }, url);
	});

	it.each([
		'',
		' ',
		'crm-proxy.example.com',
		'http://crm-proxy.example.com',
		'http://10.0.0.5',
		'http://localhost.evil.com',
		'http://127.0.0.1.evil.com',
		'http://127.0.0.1@evil.com',
		'http://localhost@evil.com',
		'http://localhost:80@evil.com',
		'https://user@crm.example.com',
		'https://user:pass@crm.example.com',
		'https://crm.example.com?x',
		'https://crm.example.com#x',
		'https://crm.example.com/a?b',
		'https://crm.example.com\\@evil.com',
		'https://crm.example.com\n.evil.com',
		'https://',
		'https:///evil',
		'https://:80',
		'ftp://crm.example.com',
		'file:///etc/passwd',
		'https://crm example.com',
		'https://компания.рф',
		'https://crm.example.com:x',
		'javascript:alert(1)',
		'https://crm.example.com/a b',
		'https://crm.example.com/%2e%2e',
		null,
		undefined,
		{},
		5,
	])('%j is refused', (baseUrl) => {
		expectRefused(
			{ zone: 'custom', baseUrl },
			"The 'Base URL' in the amoCRM credential is not valid",
		);
	});

	it.each([
		'https://1.2.3.999',
		'https://crm.example.com:65536',
		'https://crm.example.com:99999999999',
	])('%j, which is no address at all, is refused', (baseUrl) => {
		expect(() => accountUrl({ zone: 'custom', baseUrl })).toThrow(
			"The 'Base URL' in the amoCRM credential is not valid",
		);
	});

	it('is not looked at in another zone, nor the subdomain in this one', () => {
		expectAccepted(
			{ zone: 'kommo.com', subdomain: 'a', baseUrl: 'https://evil.com' },
			'https://a.kommo.com',
		);
		expectAccepted(
			{ zone: 'custom', subdomain: 'evil.com/#', baseUrl: 'https://crm.example.com' },
			'https://crm.example.com',
		);
	});
});
