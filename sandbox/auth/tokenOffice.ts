import { randomBytes, randomUUID } from 'node:crypto';
import { now } from '../clock';
import type { SandboxOptions } from '../options';
import { jwtLike } from './jwt';

/** The token endpoint's answer without `server_time`. */
export interface TokenPair {
	token_type: 'Bearer';
	expires_in: number;
	access_token: string;
	refresh_token: string;
}

/** All tokens descended from one consent; they are revoked together. */
interface Grant {
	revoked: boolean;
}
interface AccessToken {
	grant: Grant;
	expiresAt: number;
	longLived: boolean;
}
interface RefreshToken {
	grant: Grant;
	expiresAt: number;
	used: boolean;
}
interface Code {
	expiresAt: number;
	used: boolean;
	redirectUri: string;
}

export type Redeemed = { pair: TokenPair } | { hint: string; status: 400 | 401 };

const day = 86_400_000;
const codeLife = 20 * 60_000;
const refreshLife = 90 * day;
const longLife = 5 * 365 * day;

/** The sandbox's integration and all tokens it issued (API facts 4.2–4.4). */
export class TokenOffice {
	readonly clientId: string;
	readonly clientSecret: string;
	readonly longLivedToken: string;
	private readonly access = new Map<string, AccessToken>();
	private readonly refresh = new Map<string, RefreshToken>();
	private readonly codes = new Map<string, Code>();

	/** Offices of all accounts that installed the integration, including this one. */
	private readonly family: Set<TokenOffice>;

	/** `relative`: the office of another account with the same integration. */
	constructor(
		private readonly options: SandboxOptions,
		private readonly userId: number,
		relative?: TokenOffice,
	) {
		this.clientId = relative?.clientId ?? randomUUID();
		this.clientSecret = relative?.clientSecret ?? randomBytes(32).toString('hex');
		this.family = relative?.family ?? new Set();
		this.family.add(this);
		this.longLivedToken = this.issueAccess({ revoked: false }, longLife, true);
	}

	/** A new grant, as if the user had just allowed access. */
	issueTokens(): TokenPair {
		return this.pairFor({ revoked: false });
	}

	/** An authorization code that works once within 20 minutes. */
	issueCode(redirectUri: string): string {
		const code = `def502${randomBytes(60).toString('hex')}`;
		this.codes.set(code, { expiresAt: Date.now() + codeLife, used: false, redirectUri });
		return code;
	}

	/** The redirect URI that a code was sent to. */
	redirectOf(code: string): string | undefined {
		return this.codes.get(code)?.redirectUri;
	}

	redeemCode(value: string): Redeemed {
		const code = this.codes.get(value);
		if (!code) return { hint: 'Cannot decrypt the authorization code', status: 400 };
		if (code.used) return { hint: 'Authorization code has been revoked', status: 400 };
		if (code.expiresAt <= Date.now())
			return { hint: 'Authorization code has expired', status: 400 };
		code.used = true;
		return { pair: this.issueTokens() };
	}

	/** Using a refresh token a second time revokes the whole grant (API facts 4.3, part 8 line 47). */
	redeemRefresh(value: string): Redeemed {
		const token = this.refresh.get(value);
		if (!token) return { hint: 'Cannot decrypt the refresh token', status: 401 };
		if (token.used) token.grant.revoked = true;
		if (token.grant.revoked || token.used) return { hint: 'Token has been revoked', status: 401 };
		if (token.expiresAt <= Date.now()) return { hint: 'Token has expired', status: 401 };
		token.used = true;
		return { pair: this.pairFor(token.grant) };
	}

	/** Whether a code or refresh token was issued for another account of the integration. */
	isFromElsewhere(value: string): boolean {
		return [...this.family].some((office) => office !== this && office.gave(value));
	}

	private gave(value: string): boolean {
		return this.codes.has(value) || this.refresh.has(value);
	}

	/** Whether a refresh token is valid (does not use it). */
	knowsRefresh(value: string): boolean {
		const token = this.refresh.get(value);
		return token !== undefined && !token.used && !token.grant.revoked;
	}

	/** Whether an access token was issued here, even if it expired. */
	knows(value: string): boolean {
		return this.access.has(value);
	}

	/** Whether an access token is valid now. */
	opens(value: string): boolean {
		const token = this.access.get(value);
		return token !== undefined && !token.grant.revoked && token.expiresAt > Date.now();
	}

	/** Expires all OAuth access tokens; long-lived and refresh tokens stay valid. */
	expireAccessTokens(): void {
		for (const token of this.access.values()) {
			if (!token.longLived) token.expiresAt = 0;
		}
	}

	/** Disables the integration: revokes every token issued so far, including the long-lived one. */
	revoke(): void {
		for (const token of this.access.values()) token.grant.revoked = true;
		for (const token of this.refresh.values()) token.grant.revoked = true;
	}

	private pairFor(grant: Grant): TokenPair {
		const seconds = this.options.accessTokenSeconds;
		const refreshToken = `def502${randomBytes(120).toString('hex')}`;
		this.refresh.set(refreshToken, { grant, expiresAt: Date.now() + refreshLife, used: false });
		return {
			token_type: 'Bearer',
			expires_in: seconds,
			access_token: this.issueAccess(grant, seconds * 1000, false),
			refresh_token: refreshToken,
		};
	}

	private issueAccess(grant: Grant, lifeMs: number, longLived: boolean): string {
		const issuedAt = now({ options: this.options });
		const base = this.options.zone === 'ru' ? 'amocrm.ru' : 'kommo.com';
		const token = jwtLike({
			aud: this.clientId,
			jti: randomBytes(40).toString('hex'),
			iat: issuedAt,
			nbf: issuedAt,
			exp: issuedAt + Math.floor(lifeMs / 1000),
			sub: String(this.userId),
			grant_type: '',
			account_id: this.options.accountId,
			base_domain: base,
			version: 2,
			scopes: ['crm', 'files', 'files_delete', 'notifications'],
			hash_code: randomUUID(),
			api_domain: `api-b.${base}`,
		});
		this.access.set(token, { grant, expiresAt: Date.now() + lifeMs, longLived });
		return token;
	}
}
