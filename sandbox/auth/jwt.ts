import { createHmac } from 'node:crypto';
import type { JsonObject } from '../json';

const encoded = (part: JsonObject): string =>
	Buffer.from(JSON.stringify(part)).toString('base64url');

/** A token in the format of the service's JWT (API facts 4.3), with a fake signature. */
export function jwtLike(claims: JsonObject): string {
	const head = encoded({ typ: 'JWT', alg: 'RS256' });
	const body = encoded(claims);
	const signature = createHmac('sha512', 'sandbox').update(`${head}.${body}`).digest('base64url');
	return `${head}.${body}.${signature}`;
}
