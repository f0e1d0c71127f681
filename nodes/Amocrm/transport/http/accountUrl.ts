import { UserError } from 'n8n-workflow';

/** The account properties shared by both credentials. */
export interface AccountAddress {
	zone?: unknown;
	subdomain?: unknown;
	baseUrl?: unknown;
}

/** The zones accounts live in (API facts 1.1); a closed list, so that no credential can point elsewhere. */
export const ZONES = ['amocrm.ru', 'kommo.com', 'amocrm.com'] as const;

/** A host label, except hosts of the service itself, which are never accounts. */
const LABEL = '(?!(?:www|amojo|drive)(?:[.\\s]|$))[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';

/** A bare subdomain or a pasted account address; group 1 is the subdomain, group 2 the zone. */
const SUBDOMAIN = `^\\s*(?:https?://)?(${LABEL})(?:\\.(amocrm\\.ru|kommo\\.com|amocrm\\.com)(?:[/?#]\\S*)?)?\\s*$`;

/** https anywhere, http on loopback only; no user info, query or fragment. */
const BASE_URL =
	'^\\s*((?:https://[a-z0-9.-]+|http://(?:localhost|127\\.0\\.0\\.1|\\[::1\\]))(?::\\d+)?(?:/[a-z0-9._~/-]*)?)\\s*$';

/**
 * The base URL for all requests of a credential, without a trailing slash: `https://mycompany.amocrm.ru`.
 *
 * Throws a UserError if the fields do not identify exactly one account.
 */
export function accountUrl(address: AccountAddress): string {
	if (address.zone === 'custom') return customUrl(String(address.baseUrl ?? ''));
	const zone = ZONES.find((known) => known === address.zone);
	if (!zone) throw new UserError("Choose the 'Zone' of the account in the amoCRM credential");
	return `https://${subdomainOf(String(address.subdomain ?? ''), zone)}.${zone}`;
}

function subdomainOf(typed: string, zone: string): string {
	if (typed.trim() === '') {
		throw new UserError("The 'Subdomain' in the amoCRM credential is empty", {
			description: `Enter the first part of your account's address: for https://mycompany.${zone} it is mycompany.`,
		});
	}
	const [, label, pastedZone] = new RegExp(SUBDOMAIN, 'i').exec(typed) ?? [];
	const subdomain = label?.toLowerCase();
	if (!subdomain) {
		throw new UserError(
			`The 'Subdomain' in the amoCRM credential is not valid: ${typed.slice(0, 80)}`,
			{
				description: `Enter only the first part of your account's address (letters, digits and hyphens): for https://mycompany.${zone} it is mycompany.`,
			},
		);
	}
	if (pastedZone && pastedZone.toLowerCase() !== zone) {
		throw new UserError(
			`The 'Subdomain' in the amoCRM credential is an address on ${pastedZone}, but the 'Zone' is ${zone}`,
			{ description: "Choose the 'Zone' in which your account opens in the browser." },
		);
	}
	return subdomain;
}

function customUrl(typed: string): string {
	const [, url] = new RegExp(BASE_URL, 'i').exec(typed) ?? [];
	if (!url || !URL.canParse(url)) {
		throw new UserError("The 'Base URL' in the amoCRM credential is not valid", {
			description:
				'Enter an address that starts with https://, such as https://crm-proxy.example.com. Plain http:// works only for this machine (localhost).',
		});
	}
	return withoutSlashAtEnd(url);
}

/**
 * The same rules as an n8n expression, for credential properties that accept nothing else (OAuth2 URLs). Invalid input
 * becomes a host that cannot exist (RFC 6761), so that no secret is ever sent to it.
 *
 * Kept as short as possible: until 2.8 at least, n8n's editor sends the expressions of an OAuth2 credential in a request
 * URL together with 13 kB of its own, and its server accepts 16 kB.
 *
 * @param fields how the expression reads the credential: `$self` in its own fields, `$credentials` in its test
 */
export function accountUrlExpression(fields: '$self' | '$credentials'): string {
	const match = (name: string, pattern: string) =>
		`String(${fields}.${name}||"").match(/${escapeForRegex(pattern)}/i)`;
	const custom = '(b&&b[1].replace(/\\/+$/,""))';
	const account = `(${JSON.stringify(ZONES)}.includes(z)&&s&&(s[2]||z).toLowerCase()===z&&"https://"+s[1].toLowerCase()+"."+z)`;
	const invalid = '"https://check-the-account-address-in-this-credential.invalid"';
	const choice = `((z,s,b)=>(z==="custom"?${custom}:${account})||${invalid})`;
	return `${choice}(${fields}.zone,${match('subdomain', SUBDOMAIN)},${match('baseUrl', BASE_URL)})`;
}

function escapeForRegex(pattern: string): string {
	return pattern.replace(/\//g, '\\/');
}

/** Removes trailing slashes. */
export function withoutSlashAtEnd(url: string): string {
	let end = url.length;
	while (url[end - 1] === '/') end -= 1;
	return url.slice(0, end);
}
