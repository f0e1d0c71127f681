import { entityRoutes } from '../entities/routes';
import type { Route } from '../http/call';
import { noteRoutes } from '../notes/routes';
import { plainRoutes } from '../plain/routes';
import { accountRoutes } from './account';
import { complexRoutes } from './complex';
import { customFieldRoutes } from './customFields';
import { linkRoutes } from './links';
import { pipelineRoutes } from './pipelines';
import { tagRoutes } from './tags';
import { userRoutes } from './users';

/** Every line of the API that the sandbox knows. */
export const apiRoutes: Route[] = [
	...accountRoutes,
	...userRoutes,
	...customFieldRoutes,
	...tagRoutes,
	...pipelineRoutes,
	...plainRoutes,
	...complexRoutes,
	...linkRoutes,
	...noteRoutes,
	...entityRoutes,
];
