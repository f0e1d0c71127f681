import { account } from './account';
import { call } from './call';
import { company } from './company';
import { contact } from './contact';
import { event } from './event';
import { lead } from './lead';
import { lossReason } from './lossReason';
import { note } from './note';
import { talk } from './talk';
import { task } from './task';
import type { Resource } from './resource';

/** The resource that a new node begins with; saved workflows that leave it out mean this one. */
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
	talk,
	task,
];
