import type { Sandbox } from '../../../sandbox';
import { clientOf } from '../helper';

export const callback = 'https://integration.example.com/callback';

/** The code from a user's consent; `page` is the consent page's URL as built by the client. */
export async function consentCode(sandbox: Sandbox, page: URL): Promise<string> {
	const browser = clientOf(sandbox);
	const { data } = await browser.get<string>(`${page.pathname}${page.search}`);
	const link = /id="allow"[^>]*href="([^"]+)"/.exec(data)?.[1] ?? '';
	const { headers } = await browser.get(link.replace(/&#38;/g, '&'));
	return new URL(String(headers.location)).searchParams.get('code') ?? '';
}
