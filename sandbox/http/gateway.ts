import type { SandboxOptions } from '../options';
import type { TokenOffice } from '../auth/tokenOffice';
import type { World } from '../world';
import { gatewayPage, problem, unauthorized, type Answer } from './answer';
import type { GatewayVerdict } from './limiter';

/** The gateway's answer to a refused request (API facts 3.1, 3.2). */
export function gatewayRefusal(
	verdict: GatewayVerdict,
	options: SandboxOptions,
): Answer | undefined {
	if (verdict === 'pass') return undefined;
	if (verdict === 'blocked') return gatewayPage(403);
	if (options.rateLimitBody === 'html') return gatewayPage(429);
	const wait = options.retryAfterSeconds;
	const detail =
		'You have sent too many requests in a given amount of time. Please try again later.';
	return {
		...problem(429, detail, { retry_after: wait }),
		headers: { 'retry-after': String(wait) },
	};
}

/** The token of an Authorization header. */
export const bearerOf = (header: string | undefined): string =>
	/^Bearer (\S+)$/.exec(header ?? '')?.[1] ?? '';

/** The user whose permissions apply, or the refusal (API facts 1.2, 3.1). */
export function admit(
	headers: { authorization?: string | undefined; context?: string | undefined },
	office: TokenOffice,
	world: World,
): { userId: number } | { refusal: Answer } {
	const { options, ownerId } = world;
	if (!office.opens(bearerOf(headers.authorization))) return { refusal: unauthorized() };
	if (options.unpaid) return { refusal: problem(402, 'Payment required') };
	if (options.scopeMissing)
		return { refusal: problem(403, "Client doesn't have the required scope") };
	if (headers.context === undefined) return { userId: ownerId };
	const user = world.users.get(Number(headers.context));
	return user && user.active && !user.free && options.isAdmin
		? { userId: user.id }
		: { refusal: unauthorized() };
}
