import { cost } from './cost';
import { functions } from './functions';
import { lookups } from './lookups';
import { memory } from './memory';
import { pace } from './pace';
import { usualNode } from './usualNode';
import { worker } from './worker';

/** Jobs for a separate process: name → work. Input and result are JSON. */
export const jobs = { cost, functions, lookups, memory, pace, usualNode, worker };

export type Jobs = typeof jobs;
