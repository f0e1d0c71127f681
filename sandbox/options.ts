/** How the gateway may count requests; amoCRM does not say (API facts 2). */
export type GatewayCount =
	| 'slidingSecond'
	| 'slidingSecondAccepted'
	| 'calendarSecond'
	| 'leakyBucket';

/** What the service was seen to take, but with weak evidence: without it, the sandbox refuses it. */
export type Accepted =
	| 'phpLists'
	| 'basicAuth'
	| 'numericRequestId'
	| 'emptyValues'
	| 'readOnlyKeys'
	| 'negativeTimestamps';

/** What another user may do meanwhile. */
export type StrangerDeed = 'create' | 'change' | 'merge';

/** What an automation changes; `author` sets `created_by` to 0, and it always leaves `updated_by` 0. */
export type RobotChange = 'price' | 'stage' | 'responsible' | 'author' | 'name' | 'tag';

/** How the sandbox behaves. Every key can be changed while it runs, except `port`, `zone`, `seed` and the seed counts. */
export interface SandboxOptions {
	/** Port on 127.0.0.1; 0 takes a free one. */
	port: number;
	/** Milliseconds added to every API answer: fixed, or uniform between two bounds. */
	latencyMs: number | [number, number];
	/** Allowed arrivals within any 1,000 ms, per integration; 0 = unlimited (API facts 2). */
	requestsPerSecond: number;
	/** How the gateway counts: see `docs/sandbox.md`. */
	gateway: GatewayCount;
	/** Requests a leaky bucket takes at once; 0 = as many as `requestsPerSecond`. */
	burst: number;
	/** Up to so many milliseconds pass between a request's coming and its being counted. */
	arrivalJitterMs: number;
	/** Whether a request answered 429 takes a place in the sliding second too. */
	countRejected: boolean;
	/** Number of 429 within 60 s after which everything answers the nginx 403 page; 0 = never (API facts 3.1). */
	blockAfter: number;
	/** `html`: the gateway's page. `json`: Kommo's problem with `retry_after` and a `Retry-After` header (API facts 3.2). */
	rateLimitBody: 'html' | 'json';
	/** Seconds named by the JSON form of 429. */
	retryAfterSeconds: number;
	/** `account.is_api_filter_enabled`; false: `filter[...]` is silently ignored on the main lists (API facts 1.7). */
	filtersEnabled: boolean;
	/** Emit `_links.next` on the main lists even when nothing follows (API facts 1.5). */
	alwaysNext: boolean;
	/** Order of the elements in write answers. */
	answerOrder: 'sent' | 'reversed' | 'shuffled';
	/** The refresh demands `redirect_uri` too, as the code grant always does (API facts 4.3). */
	redirectUriRequired: boolean;
	/** The registered redirect URI; empty: whatever the consent URL names is taken as registered. */
	redirectUri: string;
	/** Life of an OAuth access token in seconds. */
	accessTokenSeconds: number;
	/** False: the users list answers 403 (API facts 5.6). */
	isAdmin: boolean;
	/** True: the API answers 402 to everything (API facts 2). */
	unpaid: boolean;
	/** True: the API answers 403 "Client doesn't have the required scope". */
	scopeMissing: boolean;
	/** Small differences between amocrm.ru and kommo.com (API facts 7.1). */
	zone: 'ru' | 'com';
	/** Country code of the account. */
	country: string;
	/** ISO 4217 code of the account's currency. */
	currency: string;
	/** The account's ID, its name in addresses, and its title. */
	accountId: number;
	subdomain: string;
	accountName: string;
	/** IANA zone of the account; dates are normalised to its midnight. */
	timezone: string;
	/** What the service takes by weak evidence; take a word away to have it refused. */
	accepts: Accepted[];
	/** Seconds by which the account's clock is ahead of ours; negative: behind. */
	clockOffsetSeconds: number;
	/** Lists and searches show the state of that many milliseconds ago; a record by its ID is always fresh. */
	lagMs: number;
	/** After (or before) every n-th API request somebody else writes; 0 = never. */
	strangersEvery: number;
	/** What they do. */
	strangersDo: StrangerDeed[];
	/** Names they give to new records; empty: those of the rows in the request they come with. */
	strangersNames: string[];
	/** What an automation changes in records right after the API created them; empty: there is none. */
	robot: RobotChange[];
	/** The automation takes every n-th created record. */
	robotEvery: number;
	/** Milliseconds until the automation acts; 0: before the answer. */
	robotDelayMs: number;
	/** A third pipeline, 'Archive', that is archived; its stages are 'Old stage' and 'First contact'. */
	archivedPipeline: boolean;
	/** Keep parsed request bodies in the log. */
	keepBodies: boolean;
	/** Generated users beyond the seeded ones. */
	users: number;
	/** Generated company custom fields beyond the seeded ones. */
	companyFields: number;
	/** Generated company tags beyond the seeded ones. */
	companyTags: number;
	/** Generated companies that exist at the start. */
	companies: number;
	/** Generated contacts that exist at the start. */
	contacts: number;
	/** Generated leads that exist at the start. */
	leads: number;
	/** Seed of all randomness. */
	seed: number;
}

/** The behaviour of a sandbox started without options. */
export const defaultOptions: SandboxOptions = {
	port: 0,
	latencyMs: 0,
	requestsPerSecond: 7,
	gateway: 'slidingSecond',
	burst: 0,
	arrivalJitterMs: 0,
	countRejected: true,
	blockAfter: 30,
	rateLimitBody: 'html',
	retryAfterSeconds: 1,
	filtersEnabled: false,
	alwaysNext: true,
	answerOrder: 'shuffled',
	redirectUriRequired: false,
	redirectUri: '',
	accessTokenSeconds: 86400,
	isAdmin: true,
	unpaid: false,
	scopeMissing: false,
	zone: 'ru',
	country: 'RU',
	currency: 'RUB',
	accountId: 30100200,
	subdomain: 'demo',
	accountName: 'Demo LLC',
	timezone: 'Europe/Moscow',
	accepts: [
		'phpLists',
		'basicAuth',
		'numericRequestId',
		'emptyValues',
		'readOnlyKeys',
		'negativeTimestamps',
	],
	clockOffsetSeconds: 0,
	lagMs: 0,
	strangersEvery: 0,
	strangersDo: ['create', 'change', 'merge'],
	strangersNames: [],
	robot: [],
	robotEvery: 1,
	robotDelayMs: 0,
	archivedPipeline: false,
	keepBodies: true,
	users: 0,
	companyFields: 0,
	companyTags: 0,
	companies: 0,
	contacts: 0,
	leads: 0,
	seed: 1,
};
