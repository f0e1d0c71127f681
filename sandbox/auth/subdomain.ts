import { hal, unauthorized, type Answer } from '../http/answer';
import type { SandboxOptions } from '../options';
import type { Account } from '../seed/seedAccount';
import type { TokenOffice } from './tokenOffice';

/** `GET /oauth2/account/current/subdomain` with `X-Refresh-Token` (API facts 4.7). */
export function subdomainAnswer(
	refreshToken: string | undefined,
	office: TokenOffice,
	{ zone }: SandboxOptions,
	{ id, subdomain }: Account,
): Answer {
	if (refreshToken === undefined || !office.knowsRefresh(refreshToken)) return unauthorized();
	const base = zone === 'ru' ? 'amocrm.ru' : 'kommo.com';
	return hal({ id, subdomain, domain: `${subdomain}.${base}`, top_level_domain: zone });
}
