import axios, { type AxiosInstance } from 'axios';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox';

const running: Sandbox[] = [];

/** A sandbox, without limits by default, and a client with its token. `closeAll` ends them. */
export async function open(
	options: Partial<SandboxOptions> = {},
): Promise<{ sandbox: Sandbox; api: AxiosInstance }> {
	const sandbox = await startSandbox({ requestsPerSecond: 0, ...options });
	running.push(sandbox);
	return { sandbox, api: clientOf(sandbox, sandbox.token) };
}

/** A client that never throws on a status. */
export const clientOf = (sandbox: Sandbox, token?: string): AxiosInstance =>
	axios.create({
		baseURL: sandbox.url,
		validateStatus: () => true,
		maxRedirects: 0,
		headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
	});

export async function closeAll(): Promise<void> {
	await Promise.all(running.splice(0).map((sandbox) => sandbox.close()));
}
