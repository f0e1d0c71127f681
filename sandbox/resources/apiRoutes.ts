import { entityRoutes } from '../entities/recordRoutes';
import { eventRoutes } from '../events/eventRoutes';
import type { Route } from '../http/call';
import { noteRoutes } from '../notes/noteRoutes';
import { plainRoutes } from '../plain/plainRoutes';
import { talkRoutes } from '../talks/talkRoutes';
import { accountRoutes } from './accountRoutes';
import { botRoutes } from './botRoutes';
import { callRoutes } from './callRoutes';
import { complexRoutes } from './complexRoutes';
import { customFieldRoutes } from './customFieldRoutes';
import { linkRoutes } from './linkRoutes';
import { pipelineRoutes } from './pipelineRoutes';
import { tagRoutes } from './tagRoutes';
import { userRoutes } from './userRoutes';

/** All API routes of the sandbox. */
export const apiRoutes: Route[] = [
	...accountRoutes,
	...userRoutes,
	...customFieldRoutes,
	...tagRoutes,
	...pipelineRoutes,
	...plainRoutes,
	...complexRoutes,
	...linkRoutes,
	...botRoutes,
	...callRoutes,
	...noteRoutes,
	...eventRoutes,
	...talkRoutes,
	...entityRoutes,
];
