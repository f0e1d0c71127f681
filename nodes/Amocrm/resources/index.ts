import { account } from './account';
import { call } from './call';
import { company } from './company';
import { contact } from './contact';
import { event } from './event';
import { lead } from './lead';
import { lossReason } from './lossReason';
import { note } from './note';
import { salesbot } from './salesbot';
import { talk } from './talk';
import { task } from './task';
import type { Resource } from './resource';

/** The default resource. Saved workflows omit it, so it never changes. */
export const FIRST_RESOURCE = company.name;

/** All resources of the node. */
export const resources: readonly Resource[] = [
	account,
	call,
	company,
	contact,
	event,
	lead,
	lossReason,
	note,
	salesbot,
	talk,
	task,
];
