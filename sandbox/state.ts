import type { TokenOffice } from './auth/tokens';
import type { FaultList } from './http/faults';
import type { Limiter } from './http/limiter';
import type { RequestLog } from './http/log';
import type { SandboxOptions } from './options';
import type { Random } from './random';
import type { World } from './world';

/** Everything one sandbox holds; nothing lives outside of it, so many can run in one process. */
export interface State {
	options: SandboxOptions;
	world: World;
	office: TokenOffice;
	log: RequestLog;
	limiter: Limiter;
	faults: FaultList;
	/** Apart from the world's randomness, so that timing does not change ids. */
	latencyRandom: Random;
	/** `performance.now()` at the start. */
	startedAt: number;
	closed: boolean;
}
