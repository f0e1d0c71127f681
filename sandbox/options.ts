/** How the gateway may count requests; amoCRM does not document it (API facts 2). */
export type GatewayCount =
	| 'slidingSecond'
	| 'slidingSecondAccepted'
	| 'calendarSecond'
	| 'leakyBucket';

/** Input that the service reportedly accepts, on weak evidence; refused if left out. */
export type Accepted =
	| 'phpLists'
	| 'basicAuth'
	| 'numericRequestId'
	| 'emptyValues'
	| 'readOnlyKeys'
	| 'negativeTimestamps';

/** What another user may do at the same time. */
export type StrangerDeed = 'create' | 'change' | 'merge';

/** What an automation changes; `author` sets `created_by` to 0, and every change sets `updated_by` to 0. */
export type RobotChange = 'price' | 'stage' | 'responsible' | 'author' | 'name' | 'tag';

/** How the sandbox behaves. All keys except `port`, `zone`, `seed` and the seed counts can be changed while it runs. */
export interface SandboxOptions {
	/** Port on 127.0.0.1; 0 = any free one. */
	port: number;
	/** Milliseconds added to every API answer: fixed, or uniform between two bounds. */
	latencyMs: number | [number, number];
	/** Allowed arrivals within any 1,000 ms, per integration; 0 = unlimited (API facts 2). */
	requestsPerSecond: number;
	/** How the gateway counts; see `docs/sandbox.md`. */
	gateway: GatewayCount;
	/** Capacity of the leaky bucket; 0 = `requestsPerSecond`. */
	burst: number;
	/** Maximum delay between a request's arrival and its being counted, in milliseconds. */
	arrivalJitterMs: number;
	/** Whether requests answered 429 count in the sliding second too. */
	countRejected: boolean;
	/** Number of 429 answers within 60 s after which everything answers the nginx 403 page; 0 = never (API facts 3.1). */
	blockAfter: number;
	/** `html`: the gateway's page. `json`: Kommo's problem with `retry_after` and a `Retry-After` header (API facts 3.2). */
	rateLimitBody: 'html' | 'json';
	/** Seconds in the JSON form of 429. */
	retryAfterSeconds: number;
	/** `account.is_api_filter_enabled`; if false, `filter[...]` is silently ignored in the main lists (API facts 1.7). */
	filtersEnabled: boolean;
	/** Link `_links.next` in the main lists even if nothing follows (API facts 1.5). */
	alwaysNext: boolean;
	/** Order of the elements in write answers. */
	answerOrder: 'sent' | 'reversed' | 'shuffled';
	/** Whether refreshing requires `redirect_uri` too, as the code grant always does (API facts 4.3). */
	redirectUriRequired: boolean;
	/** The registered redirect URI; empty = whatever the consent URL contains. */
	redirectUri: string;
	/** Lifetime of an OAuth access token in seconds. */
	accessTokenSeconds: number;
	/** If false, the user list answers 403 (API facts 5.6). */
	isAdmin: boolean;
	/** If true, the API answers 402 to everything (API facts 2). */
	unpaid: boolean;
	/** If true, the API answers 403 "Client doesn't have the required scope". */
	scopeMissing: boolean;
	/** Small differences between amocrm.ru and kommo.com (API facts 7.1). */
	zone: 'ru' | 'com';
	/** Country code of the account. */
	country: string;
	/** ISO 4217 code of the account's currency. */
	currency: string;
	/** The account's ID, its subdomain, and its title. */
	accountId: number;
	subdomain: string;
	accountName: string;
	/** The account's IANA zone; dates are stored as its midnight. */
	timezone: string;
	/** Input accepted on weak evidence; remove a value to have it refused. */
	accepts: Accepted[];
	/** Seconds by which the account's clock is ahead of the local one; negative: behind. */
	clockOffsetSeconds: number;
	/** Lists and searches show the state of this many milliseconds ago; a record read by ID is always current. */
	lagMs: number;
	/** Someone else writes around every n-th API request; 0 = never. */
	strangersEvery: number;
	/** What they do. */
	strangersDo: StrangerDeed[];
	/** Names of the records they create; empty = names from the accompanying request. */
	strangersNames: string[];
	/** What an automation changes in records just created over the API; empty = no automation. */
	robot: RobotChange[];
	/** The automation handles every n-th created record. */
	robotEvery: number;
	/** Milliseconds until the automation acts; 0 = before the answer. */
	robotDelayMs: number;
	/** Adds a third, archived pipeline 'Archive' with the stages 'Old stage' and 'First contact'. */
	archivedPipeline: boolean;
	/** Keep parsed request bodies in the log. */
	keepBodies: boolean;
	/** Generated users beyond the seeded ones. */
	users: number;
	/** Generated company custom fields beyond the seeded ones. */
	companyFields: number;
	/** Generated company tags beyond the seeded ones. */
	companyTags: number;
	/** Generated companies at the start. */
	companies: number;
	/** Generated contacts at the start. */
	contacts: number;
	/** Generated leads at the start. */
	leads: number;
	/** Seed of all randomness. */
	seed: number;
}

/** The options of a sandbox by default. */
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
