import type { Sandbox } from '../../../sandbox';
import { clientOf } from '../helper';

export const callback = 'https://integration.example.com/callback';

/** The code a user's consent gives; `page` is the address of the consent page as the client builds it. */
export async function consentCode(sandbox: Sandbox, page: URL): Promise<string> {
	const browser = clientOf(sandbox);
	const { data } = await browser.get<string>(`${page.pathname}${page.search}`);
	const link = /id="allow"[^>]*href="([^"]+)"/.exec(data)?.[1] ?? '';
	const { headers } = await browser.get(link.replace(/&#38;/g, '&'));
	return new URL(String(headers.location)).searchParams.get('code') ?? '';
}
