import { account } from './account';
import { company } from './company';
import type { Resource } from './types';

/** All resources of the node. */
export const resources: readonly Resource[] = [account, company];
