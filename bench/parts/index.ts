import type { Part } from '../lib/report';
import { cost } from './cost';
import { functions } from './functions';
import { gateways } from './gateways';
import { load } from './load';
import { pace } from './pace';
import { shared } from './shared';
import { simulated } from './simulated';

/** The parts of the benchmark, in order. */
export const parts: Record<string, Part> = {
	pace,
	shared,
	cost,
	load,
	functions,
	simulate: simulated,
	gateways,
};
