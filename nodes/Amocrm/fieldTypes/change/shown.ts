import type { IDataObject } from 'n8n-workflow';

import { accountZone } from '../../lists/accountSettings';
import { readStages, stageLabel } from '../../lists/stages';
import { readTaskTypes } from '../../lists/taskTypes';
import { readTime } from '../../parse/dates/dates';
import type { Connection } from '../../transport/http/connection';
import { userNamesOf } from '../common/userCodec';
import type { Plain } from './plain';

/** Shows a value of one kind; `undefined` if the account's lists do not contain it. */
export type Show = (value: IDataObject) => Plain | undefined;

/** Kinds of values that mean nothing without one of the account's lists (API facts 6.1). Loading throws UnreadableError. */
export const SHOWN: Record<string, (connection: Connection) => Promise<Show>> = {
	lead_status: async (connection) => {
		const pairOf = (pipeline: unknown, stage: unknown) => `${Number(pipeline)}:${Number(stage)}`;
		const stages = await readStages(connection);
		const names = new Map(
			stages.map((one) => [pairOf(one.pipelineId, one.statusId), stageLabel(one)]),
		);
		return ({ pipeline_id: pipeline, id }) => names.get(pairOf(pipeline, id));
	},
	responsible_user: async (connection) => {
		const names = await userNamesOf(connection);
		return ({ id }) => (id === 0 ? 'Robot' : names.get(Number(id)));
	},
	task_type: async (connection) => {
		const names = new Map((await readTaskTypes(connection)).map(({ id, name }) => [id, name]));
		return ({ id }) => names.get(Number(id));
	},
	task_deadline: async (connection) => {
		const zone = await accountZone(connection);
		return ({ timestamp }) =>
			typeof timestamp === 'number' ? String(readTime(timestamp, zone)) : undefined;
	},
};
