import type { TokenOffice } from './auth/tokenOffice';
import type { FaultList } from './http/faults';
import type { Limiter } from './http/limiter';
import type { RequestLog } from './http/log';
import type { SandboxOptions } from './options';
import type { Random } from './random';
import type { World } from './world';

/** All state of one sandbox; nothing is global, so one process can run many. */
export interface State {
	options: SandboxOptions;
	world: World;
	office: TokenOffice;
	log: RequestLog;
	limiter: Limiter;
	faults: FaultList;
	/** Separate from the world's randomness, so that timing does not change IDs. */
	latencyRandom: Random;
	/** `performance.now()` at the start. */
	startedAt: number;
	closed: boolean;
}
