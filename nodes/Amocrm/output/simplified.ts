import type { IDataObject } from 'n8n-workflow';

import { accountZone } from '../lists/accountSettings';
import { stages, type Stage } from '../lists/stages';
import { taskTypes } from '../lists/taskTypes';
import { users } from '../lists/users';
import { asError } from '../transport/http/asError';
import { at } from '../transport/http/json';
import { UnreadableError } from '../transport/read/pages';
import { simplify } from './simplify';
import type { Run } from '../verbs/verb';

/** The same records as people read them; the lists for names are read once, and only when there are records. */
export async function simplified(
	run: Run,
	records: readonly IDataObject[],
): Promise<IDataObject[]> {
	if (records.length === 0) return [];
	const { connection } = run;
	const userNames = await userNamesOf(run);
	const stageNames = records.some((record) => 'status_id' in record)
		? await stages(connection)
		: [];
	const types = records.some((record) => 'task_type_id' in record)
		? await taskTypes(connection)
		: [];
	const typeNames = new Map(types.map(({ id, name }) => [id, name]));
	const byPair = new Map(
		stageNames.map((stage) => [pairOf(stage.pipelineId, stage.statusId), stage]),
	);
	const names = {
		user: (id: number) => userNames.get(id) ?? null,
		taskType: (id: number) => typeNames.get(id) ?? null,
		stage: (pipelineId: number, statusId: number): Stage | undefined =>
			byPair.get(pairOf(pipelineId, statusId)),
		zone: await accountZone(connection),
	};
	return records.map((record) => simplify(record, names));
}

const pairOf = (pipelineId: number, statusId: number) => `${pipelineId}:${statusId}`;

async function userNamesOf({ connection }: Run): Promise<Map<number, string>> {
	try {
		return new Map((await users(connection)).map(({ id, name }) => [id, name]));
	} catch (error) {
		// Only administrators can read users; the records are readable all the same, without these names.
		if (error instanceof UnreadableError && at(error.answer, 'status') === 403) return new Map();
		throw asError(error);
	}
}
